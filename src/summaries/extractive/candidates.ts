import { newValue } from '../../incidents/event-catalog.js';
import { statusWord } from '../../views/labels.js';
import { contentWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';
import { CUES } from './cues.js';
import { splitSentences } from './split-sentences.js';

/** A line of the record with what there is in it to quote. */
export interface Candidate {
  line: TranscriptLine;
  /** Everything said in it, and what of that states something. */
  sentences: readonly string[];
  statements: readonly string[];
  words: ReadonlySet<string>;
  /** The message it replies to, and those who replied to it, in order. */
  parent: Candidate | undefined;
  replies: Candidate[];
}

/** Beyond this many characters a message is a paste: its beginning is read, the rest is left to the record. */
const READ = 1500;

/** Every line that may be quoted. What tells the reader what to write is none of them. */
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

/** The words of a line; of a change also what it changed, which the table knows better than anyone. */
function quotableText({ text, type, detail }: TranscriptLine): string {
  if (CUES.instruction.test(text)) return '';
  const note = text === '' ? '' : `: ${text}`;
  const status = newValue('status', { type, detail });
  if (status) return `${statusWord(status)}${note}`;
  const severity = newValue('severity', { type, detail });
  if (severity) return `Severity ${detail.from} → ${severity}${note}`;
  return text.slice(0, READ);
}

export function isQuestion(sentence: string): boolean {
  return /\?["'”’)]*$/.test(sentence.trim());
}

/** `I think I see it.` says nothing of what follows it. */
function isBareHedge(sentence: string): boolean {
  return sentence.length < 30 && CUES.hedge.test(sentence);
}
