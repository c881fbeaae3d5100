import type { Entry } from '../state/entry.js';
import { STATED_KINDS } from '../state/reading/state-model.js';
import type { EssentialSection } from './section-limits.js';
import fitted from './section-weights.json' with { type: 'json' };

interface Weights {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** Feature weights for each section, for being what readers look for in it. */
export type SectionModel = Readonly<Record<EssentialSection, Weights>>;

/** Fitted by `npm run fit`. */
export const FITTED_SECTIONS: SectionModel = fitted;

/** The probability that an entry is what readers look for in each section, 0 to 1. */
export type SectionRating = Readonly<Record<EssentialSection, number>>;

export function rateSections(entry: Entry, model: SectionModel): SectionRating {
  const features = sectionFeatures(entry);
  const rate = ({ bias, weights }: Weights) => {
    let odds = bias;
    for (const name in features) odds += (features[name] ?? 0) * (weights[name] ?? 0);
    return 1 / (1 + Math.exp(-odds));
  };
  return {
    impact: rate(model.impact),
    hypothesis: rate(model.hypothesis),
    ruled_out: rate(model.ruled_out),
  };
}

const WORDS_MAX = 20;
const NUMBER = /\d[\d.,:]*/g;
const NUMBERS_MAX = 3;
/** Keeps the log of a probability near 0 finite. */
const LEAST = 0.01;
const KIND_NAMES = STATED_KINDS.map((kind) => ({ odds: `odds ${kind}`, log: `log odds ${kind}` }));

/** The features of an entry. All kinds count, not only the likeliest: a cause may read like background. */
export function sectionFeatures(entry: Entry): Record<string, number> {
  const { line, text, words, weight, isLabeled } = entry;
  const features: Record<string, number> = {
    weight,
    words: Math.min(WORDS_MAX, words.size) / WORDS_MAX,
    numbers: Math.min(NUMBERS_MAX, text.match(NUMBER)?.length ?? 0) / NUMBERS_MAX,
    labeled: Number(isLabeled),
    [`line ${line.kind}`]: 1,
    [`kind ${entry.kind}`]: 1,
    asked: Number(entry.asked !== undefined),
    thread: Number(line.thread !== undefined && line.thread !== line.at),
  };
  for (const [i, { odds, log }] of KIND_NAMES.entries()) {
    const likelihood = entry.odds[i] ?? 0;
    features[odds] = likelihood;
    features[log] = Math.log(likelihood + LEAST);
  }
  return features;
}
