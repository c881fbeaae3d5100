import { ANSWER_BIAS, ANSWER_WEIGHTS } from './answer-weights.js';

/** Feature weights. The fitted ones, except while fitting, when one incident is held out. */
export interface AnswerModel {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

const FITTED: AnswerModel = { bias: ANSWER_BIAS, weights: ANSWER_WEIGHTS };

/** The probability that each passage answers the question. They add up to less than 1: the rest is that none does. */
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

/** Softmax over the log odds of some choices, with "none of them" at 0. */
export function sharesOf(odds: readonly number[]): number[] {
  const most = Math.max(0, ...odds);
  const powers = odds.map((one) => Math.exp(one - most));
  const all = powers.reduce((sum, one) => sum + one, Math.exp(-most));
  return powers.map((one) => one / all);
}
