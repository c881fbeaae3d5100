import { contentWords, sharedWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';

/** Too few words to compare. */
const FEW = 3;
/** A summary may paraphrase, but not with entirely different words. */
const SHARED = 0.25;

/** Whether a claim is about the same thing as its sources: a quarter of its words have to be theirs. */
export function isSupported(claim: string, sources: readonly TranscriptLine[]): boolean {
  // Numbers and times are checked one by one.
  const words = new Set([...contentWords(claim)].filter((word) => !/^\d+$/.test(word)));
  if (words.size < FEW) return true;
  const said = sources.map(({ text, who, type = '', detail }) =>
    [text, who, type.replaceAll('_', ' '), ...Object.values(detail)].join(' '),
  );
  return sharedWords(words, contentWords(said.join(' '))) >= words.size * SHARED;
}
