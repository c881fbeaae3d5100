import type { IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import { claimFeatures } from './claim-features.js';
import { CLAIM_BIAS, CLAIM_WEIGHTS } from './claim-weights.js';
import { type Contradiction, compare, objectionsTo } from './contradictions/contradictions.js';
import { isOtherLanguage, isSupported } from './record/is-supported.js';
import { repeatsWithdrawn } from './rests-on.js';

export interface Entailed {
  claim: string;
  sources: readonly TranscriptLine[];
  /** Every line that was read, in order. */
  lines: readonly TranscriptLine[];
  state: IncidentState | undefined;
  title: string;
  facts: number;
  derived: number;
}

/** The minimum probability that the lines say what a claim says. */
const LIKELY = 0.5;
/** The same for a claim with most of its words from its lines, and for one with nearly all. */
const LIKELY_LITERALLY = 0.45;
const LIKELY_WITH_THEIR_WORDS = 0.35;
/** Shares of a claim's words that its lines have: nearly all, and most. */
const SAME_WORDS = 0.8;
const LITERAL = 0.5;
/** Claims with fewer words are too short to judge. */
const FEW_WORDS = 3 / 20;

/** Whether the cited lines most likely say what a claim says, all things considered. */
export function isEntailed(entailed: Entailed): boolean {
  const features = entailmentFeatures(entailed);
  let odds = CLAIM_BIAS;
  for (const name in features) odds += (features[name] ?? 0) * (CLAIM_WEIGHTS[name] ?? 0);
  return 1 / (1 + Math.exp(-odds)) >= neededFor(features);
}

/** Rules that decide alone. */
const CERTAIN: readonly Contradiction[] = [
  'exchange',
  'nobody',
  'miscount',
  'places',
  'borrowed',
  'numbered',
  'blame',
  'unnamed',
  'order',
  'component',
  'place',
  'coming',
  'estimate',
  'switched',
];

/**
 * The probability that a claim needs. Without objections, one that repeats its lines or is very short needs none. Some
 * claims never follow, whatever the weights say: one that shares no word or number with its lines, one that swaps two
 * numbers or the order of two events, one that says of gateway-1 what they say of gateway-2, one that blames something
 * its lines don't blame, one that says something is on that's off by now.
 */
export function neededFor(features: Record<string, number>): number {
  const { facts, objected, own = 0, related = 0, repeated, translated = 0, words = 0 } = features;
  const isShort = words < FEW_WORDS;
  const isForeign = !isShort && translated === 0 && facts === 0 && own + related === 0;
  const isCertainlyFalse = CERTAIN.some((name) => features[`objection ${name}`]);
  if (isForeign || isCertainlyFalse) return Number.POSITIVE_INFINITY;
  if (objected !== 0) return LIKELY;
  if (repeated || isShort) return 0;
  if (own >= SAME_WORDS) return LIKELY_WITH_THEIR_WORDS;
  return own >= LITERAL ? LIKELY_LITERALLY : LIKELY;
}

/** The features that the weights apply to. */
export function entailmentFeatures({
  claim,
  sources,
  lines,
  state,
  title,
  facts,
  derived,
}: Entailed): Record<string, number> {
  const comparison = { ...compare(claim, sources, lines), state };
  const withdrawn = repeatsWithdrawn(comparison) ? ['withdrawn'] : [];
  return claimFeatures({
    ...comparison,
    objections: [...objectionsTo(comparison), ...withdrawn],
    isTranslated: sources.every((line) => isOtherLanguage(claim, line.text)),
    isSupported: isSupported(claim, sources, title),
    facts,
    derived,
  });
}
