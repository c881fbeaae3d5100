import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { deniedNumbers } from '../../state/fates/denied-numbers.js';
import type { TranscriptLine } from '../../transcript.js';
import { entriesOf, nearestEntries } from '../record/nearest-entries.js';

/** The line that took back, corrected or replaced what lines say of a sentence. Undefined while it holds. */
export type TakenBackBy = (sentence: string, lines: readonly TranscriptLine[]) => TranscriptLine | undefined;

/** Looks up what became of what a sentence repeats: a withdrawn theory, a corrected number. */
export function takenBackIn(state: IncidentState): TakenBackBy {
  return (sentence, lines) => {
    const words = conceptsIn(sentence);
    const numbers = sentence.match(NUMBER) ?? [];
    const isOver = (entry: Entry) => isWrong(entry) || (saysHowMuchNow(sentence) && isOldLevel(entry));
    for (const line of lines) {
      if (statesDenied(sentence, line)) return line;
      const nearest = nearestEntries(words, entriesOf(state, line.sk));
      const by = nearest.every(isOver) ? nearest[0]?.endedBy : undefined;
      if (by === undefined || isAboutOther(numbers, by) || hasNewNumbers(numbers, { by, line })) continue;
      return by;
    }
    return undefined;
  };
}

/** Whether a sentence has a number that a line says it isn't: `310 orders` for `290, not 310`. */
export function statesDenied(sentence: string, { text }: TranscriptLine): boolean {
  const [denied, own] = [deniedNumbers(text), deniedNumbers(sentence)];
  return (sentence.match(NUMBER) ?? []).some((number) => denied.has(number) && !own.has(number));
}

const NUMBER = /\d[\d.,]*\d|\d/g;

interface Corrected {
  line: TranscriptLine;
  by: TranscriptLine;
}

/** `14 cards, not 12` corrects the 12, but nothing else in the same message. */
function isAboutOther(numbers: readonly string[], by: TranscriptLine): boolean {
  const denied = deniedNumbers(by.text);
  return denied.size > 0 && !numbers.some((number) => denied.has(number));
}

/** Whether a sentence has the new numbers, so it agrees with the correction. */
function hasNewNumbers(numbers: readonly string[], { line, by }: Corrected): boolean {
  const [before, after] = [line, by].map(({ text }) => new Set(text.match(NUMBER)));
  return numbers.length > 0 && numbers.every((number) => after?.has(number) && !before?.has(number));
}

function isWrong({ fate, isCorrected }: Entry): boolean {
  return fate === 'withdrawn' || isCorrected === true;
}

/** A level that's no longer current. */
function isOldLevel({ fate, text }: Entry): boolean {
  return fate === 'overtaken' && /\d/.test(text);
}

function saysHowMuchNow(sentence: string): boolean {
  const cues = cuesIn(sentence);
  return /\d/.test(sentence) && cues.has('present') && !cues.has('past');
}
