import { sharedWords } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { isOtherStance } from './stance.js';
import { isSubstituted } from './substitution.js';

interface Compared {
  claim: string;
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
  sources: readonly TranscriptLine[];
}

/** Whether the claim says of one thing what its sources say of another: a service, a region, a group of people. */
export function mixesSubjects({ claim, assertions, pieces, sources }: Compared): boolean {
  if (assertions.some((one) => isOtherStance(one, pieces))) return true;
  if (assertions.some((one) => isSubstituted(one, pieces))) return true;
  if (sources.some(({ text }) => isOtherLanguage(claim, text))) return false;
  return hasStrayItem(claim, sources);
}

const LIST =
  /(\p{L}[\p{L}\p{N} -]{1,30}?), (\p{L}[\p{L}\p{N} -]{1,30}?),? (?:and|und|y|et|e) (?:the |die |den |el |la )?(\p{L}[\p{L}\p{N}-]{1,30})/u;

/** `A, B and C`, where the sources list only A and B. */
function hasStrayItem(claim: string, sources: readonly TranscriptLine[]): boolean {
  const items = LIST.exec(claim)?.slice(1) ?? [];
  const said = conceptsIn(sources.map(({ text, who }) => `${who} ${text}`).join('\n'));
  const known = items.map((item) => sharedWords(conceptsIn(item), said) > 0);
  return known.filter(Boolean).length === 2 && known.length === 3 && known[2] === false;
}
