import { conceptsIn } from '../../language/concepts.js';
import type { IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';
import { withoutClock } from '../record/evidence.js';
import { entriesOf } from '../record/nearest-entries.js';
import { wordsOf } from '../record/record-index.js';
import { sharedStems } from '../record/shared-stems.js';

/** A line with no more than this share of the words that another one has doesn't say it instead. */
const MUCH_LESS = 2 / 3;

/**
 * Of the lines nearest to a sentence, those that have about as many of its words as the first: where that is a plan, what
 * its author said of something else doesn't make it done.
 */
export function sayingMost(sentence: string, nearest: readonly TranscriptLine[]): TranscriptLine[] {
  const words = conceptsIn(sentence);
  const shared = nearest.map((line) => sharedStems(words, wordsOf(line)));
  const most = Math.max(0, ...shared);
  return nearest.filter((_, i) => (shared[i] ?? 0) > most * MUCH_LESS);
}

/** Which lines may say something together: each alone, the first ones, and what was begun with what finished it. */
export function combinationsOf(
  sentence: string,
  nearest: readonly TranscriptLine[],
  state: IncidentState,
): TranscriptLine[][] {
  const alone = sayingMost(sentence, nearest);
  const together = nearest
    .slice(1)
    .map((_, i) => nearest.slice(0, i + 2))
    .filter((lines) => haveNumbersOfIt(lines, sentence));
  const finished = alone
    .flatMap((line) => finishersOf(line, state).map((by) => [line, by]))
    .filter((pair) => haveNumbers(pair, sentence));
  return [...alone.map((line) => [line]), ...together, ...finished];
}

const NUMBER = /\d[\d.,]*\d|\d/g;

/** What was begun is what was finished, so the numbers are theirs, and not only their thread's. */
function haveNumbers(lines: readonly TranscriptLine[], sentence: string): boolean {
  const numbers = withoutClock(sentence).match(NUMBER) ?? [];
  return numbers.every((number) => lines.some(({ text }) => text.includes(number)));
}

/** A number that no line has in its own words follows from theirs, or else the line is about the sentence. */
function haveNumbersOfIt(lines: readonly TranscriptLine[], sentence: string): boolean {
  const words = new Set([...conceptsIn(sentence)].filter((word) => !/\d/.test(word)));
  const isAbout = (line: TranscriptLine) => sharedStems(words, wordsOf(line)) > 0;
  return (withoutClock(sentence).match(NUMBER) ?? []).every((number) => {
    const having = lines.filter(({ text }) => numbersIn(text).includes(number));
    return having.length === 0 || having.some(isAbout);
  });
}

function numbersIn(text: string): readonly string[] {
  return withoutClock(text).match(NUMBER) ?? [];
}

/** `Rolling back the gateway` is done with `rollback finished`. */
function finishersOf(line: TranscriptLine, state: IncidentState): TranscriptLine[] {
  const begun = entriesOf(state, line.sk).filter(({ kind }) => kind === 'progress' || kind === 'next');
  const over = begun.filter(({ fate }) => fate === 'overtaken' || fate === 'kept');
  return [...new Set(over.flatMap(({ endedBy }) => endedBy ?? []))];
}
