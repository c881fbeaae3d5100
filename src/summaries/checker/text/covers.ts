import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { relatedTo } from '../../language/related-words.js';
import type { IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';
import { ADDS_UP } from '../numbers/added-numbers.js';
import { withoutClock } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { entriesOf, nearestEntries } from '../record/nearest-entries.js';
import { wordsOf } from '../record/record-index.js';
import { sharedStems } from '../record/shared-stems.js';

/** Lines are about a sentence when they have this share of its words. */
const ABOUT = 0.5;
const FEW = 2;

/**
 * Whether lines are about a sentence. One with few words and no negation needs all of them, unless it says that something
 * was ruled out, and the state of the incident has it so.
 */
export function covers(text: string, lines: readonly TranscriptLine[], state?: IncidentState): boolean {
  const said = new Set(lines.flatMap((line) => [...wordsOf(line)]));
  // A number that follows from others is checked by itself.
  const words = [...conceptsIn(withoutClock(text.replace(ADDS_UP, ' ')))].filter(
    (word) => said.has(word) || !NUMBER.test(word),
  );
  const isBare = words.length <= FEW && !cuesIn(text).has('negation');
  const needed = isBare && !(state && isCleared(text, lines, state)) ? 1 : ABOUT;
  return sharedStems(new Set(words), said) >= words.length * needed;
}

/** The share of a text's words that lines have, without its numbers. */
export function shareSaid(text: string, lines: readonly TranscriptLine[]): number {
  const words = [...conceptsIn(withoutClock(text))].filter((word) => !NUMBER.test(word));
  const said = new Set(lines.flatMap((line) => [...wordsOf(line)]));
  return sharedStems(new Set(words), said) / Math.max(1, words.length);
}

/**
 * Whether lines say each word of a sentence with only a few: `140 scans were lost` has a number in common with
 * `140 scans were queued`, but says something else of them. Related words will do.
 */
export function saysEach(text: string, lines: readonly TranscriptLine[]): boolean {
  const plain = text.replace(LABEL, '').replace(ADDS_UP, ' ');
  const words = [...conceptsIn(withoutClock(plain))].filter((word) => !NUMBER.test(word));
  if (words.length > FEW || !/\d/.test(text) || cuesIn(text).has('negation')) return true;
  if (lines.some((line) => isOtherLanguage(text, line.text))) return true;
  const said = new Set(lines.flatMap((line) => [...wordsOf(line)]));
  const isBroken = lines.some((line) => cuesIn(line.text).hasAny('failure', 'negation'));
  return words.every(
    (word) =>
      sharedStems(new Set([word]), said) > 0 ||
      relatedTo(word).some((other) => said.has(other)) ||
      (isBroken && word === '#affected'),
  );
}

/** `Status: rolled back to 4.17` */
const LABEL = /^\p{L}{2,20}: /u;
const NUMBER = /^[\d.,]+$/;

/** `The CDN was ruled out`, for `no, the CDN is fine`. */
function isCleared(text: string, lines: readonly TranscriptLine[], state: IncidentState): boolean {
  if (!cuesIn(text).has('ruledOut')) return false;
  const words = conceptsIn(text);
  const about = lines.flatMap(({ sk }) => nearestEntries(words, entriesOf(state, sk)));
  return about.length > 0 && about.every(({ kind, fate }) => kind === 'ruledOut' || fate === 'withdrawn');
}
