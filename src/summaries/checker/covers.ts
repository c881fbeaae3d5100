import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import type { IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import { ADDS_UP } from './numbers/added-numbers.js';
import { withoutClock } from './record/evidence.js';
import { entriesOf, nearestEntries } from './record/nearest-entries.js';
import { wordsOf } from './record/record-index.js';
import { sharedStems } from './record/shared-stems.js';

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
    (word) => said.has(word) || !/^[\d.,]+$/.test(word),
  );
  const isBare = words.length <= FEW && !cuesIn(text).has('negation');
  const needed = isBare && !(state && isCleared(text, lines, state)) ? 1 : ABOUT;
  return sharedStems(new Set(words), said) >= words.length * needed;
}

/** `The CDN was ruled out`, for `no, the CDN is fine`. */
function isCleared(text: string, lines: readonly TranscriptLine[], state: IncidentState): boolean {
  if (!cuesIn(text).has('ruledOut')) return false;
  const words = conceptsIn(text);
  const about = lines.flatMap(({ sk }) => nearestEntries(words, entriesOf(state, sk)));
  return about.length > 0 && about.every(({ kind, fate }) => kind === 'ruledOut' || fate === 'withdrawn');
}
