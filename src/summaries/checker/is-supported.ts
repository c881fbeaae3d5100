import { contentWords, sharedWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';

/** Of so few words nothing can be told. */
const FEW = 3;
/** Who sums up uses words of their own, but not only such. */
const SHARED = 0.25;

/** Whether a claim speaks of what its sources speak of: a part of its words has to be theirs. */
export function isBorneOut(claim: string, sources: readonly TranscriptLine[]): boolean {
  const words = contentWords(claim);
  if (words.size < FEW) return true;
  const said = sources.map(({ text, who, type = '', detail }) =>
    [text, who, type.replaceAll('_', ' '), ...Object.values(detail)].join(' '),
  );
  return sharedWords(words, contentWords(said.join(' '))) >= words.size * SHARED;
}
