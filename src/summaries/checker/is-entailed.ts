import type { TranscriptLine } from '../transcript.js';
import { claimFeatures } from './claim-features.js';
import { CLAIM_BIAS, CLAIM_WEIGHTS } from './claim-weights.js';
import { compare, objectionsTo } from './contradictions.js';
import { isOtherLanguage, isSupported } from './is-supported.js';

export interface Entailed {
  claim: string;
  sources: readonly TranscriptLine[];
  /** Every line that was read, in order. */
  lines: readonly TranscriptLine[];
  title: string;
  facts: number;
  derived: number;
}

/** How likely the lines have to say what a claim says. */
const LIKELY = 0.55;
/** Half of a claim's words are its lines' own, or it has too few to tell. */
const LITERAL = 0.5;
const FEW_WORDS = 3 / 20;

/** Whether the cited lines most likely say what a claim says, all things considered. */
export function isEntailed(entailed: Entailed): boolean {
  const features = entailmentFeatures(entailed);
  if (isLiteral(features)) return true;
  let odds = CLAIM_BIAS;
  for (const name in features) odds += (features[name] ?? 0) * (CLAIM_WEIGHTS[name] ?? 0);
  return 1 / (1 + Math.exp(-odds)) >= LIKELY;
}

/** A claim that repeats its lines is theirs, unless a rule objects. */
function isLiteral({ objected, own = 0, words = 0 }: Record<string, number>): boolean {
  return objected === 0 && (own >= LITERAL || words < FEW_WORDS);
}

/** What is known about whether the cited lines say what a claim says, as numbers. */
export function entailmentFeatures({
  claim,
  sources,
  lines,
  title,
  facts,
  derived,
}: Entailed): Record<string, number> {
  const comparison = compare(claim, sources, lines);
  return claimFeatures({
    ...comparison,
    objections: objectionsTo(comparison),
    isTranslated: sources.every((line) => isOtherLanguage(claim, line.text)),
    isSupported: isSupported(claim, sources, title),
    facts,
    derived,
  });
}
