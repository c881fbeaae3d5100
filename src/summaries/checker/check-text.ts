import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import { conceptsIn } from '../language/concepts.js';
import { statementsOf } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { checkClaims } from './check-claims.js';
import { cleanClaimText } from './clean-claim-text.js';
import { findContradiction } from './contradictions.js';
import { textOf } from './evidence.js';
import { sharedStems } from './shared-stems.js';
import { statedFacts } from './stated-facts.js';

type Verdict = 'on_record' | 'contradicted' | 'not_on_record';

export interface CheckedSentence {
  text: string;
  verdict: Verdict;
  /** The lines that say it, or say otherwise. */
  citations: string[];
}

export interface TextCheck {
  lines: readonly TranscriptLine[];
  incident: Incident;
  now: Timestamp;
  nameOf: (userId: string) => string;
}

const SENTENCES_MAX = 20;
/** How many lines may say a sentence together. */
const TOGETHER_MAX = 3;
/** Lines are about a sentence when they have this share of its words. */
const ABOUT = 0.5;

interface ReadLine {
  line: TranscriptLine;
  words: ReadonlySet<string>;
}

/** Says of each sentence of a text whether the record says it, says otherwise, or doesn't say. */
export async function checkText(text: string, check: TextCheck): Promise<CheckedSentence[]> {
  const read = await flatMapYielding(check.lines, (line) => ({ line, words: wordsOf(line) }));
  const sentences = statementsOf(text)
    .map((one) => cleanClaimText(one.text))
    .filter((sentence) => conceptsIn(sentence).size > 0);
  return flatMapYielding(sentences.slice(0, SENTENCES_MAX), (sentence) => judge(sentence, read, check));
}

function wordsOf(line: TranscriptLine): Set<string> {
  return conceptsIn(`${line.who} ${textOf(line)}`);
}

function judge(text: string, read: readonly ReadLine[], check: TextCheck): CheckedSentence {
  const nearest = nearestTo(conceptsIn(text), read);
  for (const together of combinationsOf(nearest)) {
    const citations = together.map(({ sk }) => sk);
    if (covers(text, together) && isSaid(text, citations, check))
      return { text, verdict: 'on_record', citations };
  }
  const [best] = nearest;
  if (best && covers(text, [best]) && isOtherwise(text, best, check))
    return { text, verdict: 'contradicted', citations: [best.sk] };
  return { text, verdict: 'not_on_record', citations: [] };
}

/** The lines with most of a sentence's words, the newest of equals first. */
function nearestTo(words: ReadonlySet<string>, read: readonly ReadLine[]): TranscriptLine[] {
  return read
    .map(({ line, words: said }) => ({ line, shared: sharedStems(words, said) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.line.at < b.line.at ? 1 : -1))
    .slice(0, TOGETHER_MAX)
    .map(({ line }) => line);
}

/** Each line alone, then the first ones together. */
function combinationsOf(lines: readonly TranscriptLine[]): TranscriptLine[][] {
  const together = lines.slice(1).map((_, i) => lines.slice(0, i + 2));
  return [...lines.map((line) => [line]), ...together];
}

function covers(text: string, lines: readonly TranscriptLine[]): boolean {
  const words = conceptsIn(text);
  const said = new Set(lines.flatMap((line) => [...wordsOf(line)]));
  return sharedStems(words, said) >= words.size * ABOUT;
}

function isSaid(text: string, citations: readonly string[], check: TextCheck): boolean {
  const claim = { section: 'what_happened' as const, text, citations: [...citations] };
  return checkClaims([claim], { ...check, kind: 'part' }).claims.length > 0;
}

/** About the same, and against it: by its wording, or with another number, time or severity. */
function isOtherwise(text: string, line: TranscriptLine, { lines }: TextCheck): boolean {
  if (findContradiction(text, [line], lines) !== undefined) return true;
  const said = statedFacts(textOf(line));
  return said.size > 0 && [...statedFacts(text)].some((fact) => !said.has(fact));
}
