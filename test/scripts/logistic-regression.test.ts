import { describe, expect, it } from 'vitest';
import { type Example, fitRegression } from '../../scripts/fit/logistic-regression.js';

const OPTIONS = { classes: 2, penalty: 0.1 };

function examplesOf(feature: string, label: number): Example[] {
  return Array.from({ length: 10 }, () => ({ features: { any: 1, [feature]: 1 }, label, weight: 1 }));
}

describe('a fitted regression', () => {
  it('gives each class the features that distinguish it from the others', () => {
    const weights = fitRegression([...examplesOf('failure', 0), ...examplesOf('recovery', 1)], OPTIONS);

    const [failing = 0, working = 0] = weights.failure ?? [];
    expect(failing).toBeGreaterThan(working);
    expect(weights.recovery?.[1]).toBeGreaterThan(weights.recovery?.[0] ?? 0);
  });

  it('gives smaller weights when large ones are penalized more', () => {
    const examples = [...examplesOf('failure', 0), ...examplesOf('recovery', 1)];

    const [free, penalized] = [0.1, 100].map((penalty) => fitRegression(examples, { classes: 2, penalty }));

    expect(Math.abs(penalized?.failure?.[0] ?? 9)).toBeLessThan(Math.abs(free?.failure?.[0] ?? 0));
  });

  it('is the same every time', () => {
    const examples = [...examplesOf('failure', 0), ...examplesOf('recovery', 1)];

    expect(fitRegression(examples, OPTIONS)).toEqual(fitRegression(examples, OPTIONS));
  });
});
