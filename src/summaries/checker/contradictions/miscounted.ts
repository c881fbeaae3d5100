import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import { withDigits } from '../numbers/number-words.js';
import { follows, type Quantity, quantitiesIn } from '../numbers/quantities.js';
import { textOf } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
}

const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?/g;
/** `630 euros`, `630 more tickets`: the thing that a number counts is one of the next words. */
const COUNTED = /^[\s-]{1,2}(?:(?:of|de|von|der|den|the|new|more|other) )?(\p{L}{3,30})/u;
/** How far around a number its thing may be, in characters. */
const REACH = 40;

/** Whether the claim counts with a number what its lines count with another: `630 tickets` for `74 tickets, 630 euros`. */
export function miscounts({ claim, sources }: Compared): boolean {
  if (sources.some(({ text }) => isOtherLanguage(claim, text))) return false;
  const said = sources.map((line) => plain(textOf(line)));
  const text = plain(claim);
  return quantitiesIn(text).some((number) => {
    const thing = thingOf(number, text);
    if (thing.size === 0) return false;
    const places = said.flatMap((line) => quantitiesIn(line).map((one) => ({ one, line })));
    const own = places.filter(({ one }) => follows(number, one));
    const isOther = ({ one, line }: (typeof places)[number]) => {
      const other = thingOf(one, line);
      return other.size > 0 && !areAlike(thing, wordsAround(one, line));
    };
    if (own.length === 0 || !own.every(isOther)) return false;
    return places.some(({ one, line }) => !follows(number, one) && areAlike(thing, thingOf(one, line)));
  });
}

function plain(text: string): string {
  return withDigits(text).replace(CLOCK, ' ');
}

function thingOf({ index, digits }: Quantity, text: string): Set<string> {
  return conceptsIn(COUNTED.exec(text.slice(index + digits.length))?.[1] ?? '');
}

/** `Tage` and `Tagen` are too short for their stems to be compared. */
function areAlike(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((one) =>
    [...others].some((other) => other === one || other.startsWith(one) || one.startsWith(other)),
  );
}

function wordsAround({ index, digits }: Quantity, text: string): Set<string> {
  const before = text.slice(Math.max(0, index - REACH), index);
  const after = text.slice(index + digits.length, index + digits.length + REACH);
  // What comes after the next number belongs to that one, and what's before the last one to it.
  return conceptsIn(`${before.split(/\d|[.;,:] /).at(-1)} ${after.split(/\d|[.;:] /)[0]}`);
}
