import { describe, expect, it } from 'vitest';
import { type Choice, fitChoice } from '../../scripts/fit/fit-choice.js';
import { likelihoodsOf } from '../../src/summaries/answers/answer-model.js';

const CANDIDATES = [{ match: 0.9 }, { match: 0.5 }, { match: 0.1 }];

/** A hundred questions, answered by the candidate with the best match, or by none. */
function choices({ isAnswered }: { isAnswered: (i: number) => boolean }): Choice[] {
  return Array.from({ length: 100 }, (_, i) =>
    CANDIDATES.map((features, place) => ({ features, isTrue: place === 0 && isAnswered(i) })),
  );
}

describe('a fitted choice', () => {
  it('prefers candidates like those that were right', () => {
    const [best = 0, second = 0, last = 0] = likelihoodsOf(
      CANDIDATES,
      fitChoice(choices({ isAnswered: () => true })),
    );

    expect(best).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(last);
  });

  it('is as confident as it was accurate', () => {
    const likelihoods = likelihoodsOf(CANDIDATES, fitChoice(choices({ isAnswered: (i) => i % 4 === 0 })));

    expect(likelihoods.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.25, 1);
  });
});

describe('the probability that passages answer a question', () => {
  it('is split evenly among equally good passages', () => {
    const model = { bias: 20, weights: {} };

    expect(likelihoodsOf([{}], model)[0]).toBeCloseTo(1);
    expect(likelihoodsOf([{}, {}], model)).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)]);
  });
});
