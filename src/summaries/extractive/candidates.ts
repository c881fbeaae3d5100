import { newValue } from '../../incidents/event-catalog.js';
import { statusWord } from '../../views/labels.js';
import { contentWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';
import { CUES } from './cues.js';
import { splitSentences } from './split-sentences.js';

/** A line with the sentences that could be quoted from it. */
export interface Candidate {
  line: TranscriptLine;
  /** All sentences, and those that state something. */
  sentences: readonly string[];
  statements: readonly string[];
  words: ReadonlySet<string>;
  /** The message it replies to, and its own replies, oldest first. */
  parent: Candidate | undefined;
  replies: Candidate[];
}

/** A longer message is probably a paste, of which the start is enough. */
const READ_MAX = 1500;

/** Reads every line that may be quoted; lines that try to instruct the summarizer may not. */
export function readCandidates(lines: readonly TranscriptLine[]): Candidate[] {
  const candidates = lines.map(readCandidate).filter(({ sentences }) => sentences.length > 0);
  const byTime = new Map(candidates.map((candidate) => [candidate.line.at, candidate]));
  for (const candidate of candidates) {
    const { thread } = candidate.line;
    const parent = thread === undefined ? undefined : byTime.get(thread);
    if (!parent || parent === candidate) continue;
    candidate.parent = parent;
    parent.replies.push(candidate);
  }
  return candidates;
}

function readCandidate(line: TranscriptLine): Candidate {
  const text = quotableText(line);
  const sentences = splitSentences(text);
  const statements = sentences.filter((sentence) => !isQuestion(sentence) && !isBareHedge(sentence));
  return { line, sentences, statements, words: contentWords(text), parent: undefined, replies: [] };
}

/** A line's text, with the new status or severity for a change. */
function quotableText({ text, type, detail }: TranscriptLine): string {
  if (CUES.instruction.test(text)) return '';
  const note = text === '' ? '' : `: ${text}`;
  const status = newValue('status', { type, detail });
  if (status) return `${statusWord(status)}${note}`;
  const severity = newValue('severity', { type, detail });
  if (severity) return `Severity ${detail.from} → ${severity}${note}`;
  return text.slice(0, READ_MAX);
}

export function isQuestion(sentence: string): boolean {
  return /\?["'”’)]*$/.test(sentence.trim());
}

/** A short hedge such as `I think I see it.` doesn't make the next sentence uncertain. */
function isBareHedge(sentence: string): boolean {
  return sentence.length < 30 && CUES.hedge.test(sentence);
}
