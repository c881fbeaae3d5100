import type { TranscriptLine } from '../../transcript.js';
import { placesIn } from '../numbers/numbered-places.js';
import { textOf } from '../record/evidence.js';

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
}

/** Whether the claim names a place that its lines don't have among those like it: `docks 1 to 4` for `docks 3 and 4`. */
export function widensPlaces({ claim, sources }: Compared): boolean {
  const said = placesIn(sources.map(textOf).join('\n'));
  return [...placesIn(claim)].some(([place, own]) => {
    const known = said.get(place);
    return known !== undefined && [...own].some((one) => !known.has(one));
  });
}
