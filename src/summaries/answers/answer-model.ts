import { ANSWER_BIAS, ANSWER_WEIGHTS } from './answer-weights.js';

/** Weights of features; the fitted ones, unless the fitting itself leaves an incident out. */
export interface AnswerModel {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

const FITTED: AnswerModel = { bias: ANSWER_BIAS, weights: ANSWER_WEIGHTS };

/** How likely each of some passages answers a question, by their features. What is left of 1 is that none does. */
export function likelihoodsOf(
  candidates: readonly Readonly<Record<string, number>>[],
  { bias, weights }: AnswerModel = FITTED,
): number[] {
  const odds = candidates.map((features) => {
    let sum = bias;
    for (const name in features) sum += (features[name] ?? 0) * (weights[name] ?? 0);
    return sum;
  });
  return sharesOf(odds);
}

/** How likely each of some choices is, by their log odds against none of them. */
export function sharesOf(odds: readonly number[]): number[] {
  const most = Math.max(0, ...odds);
  const powers = odds.map((one) => Math.exp(one - most));
  const all = powers.reduce((sum, one) => sum + one, Math.exp(-most));
  return powers.map((one) => one / all);
}
