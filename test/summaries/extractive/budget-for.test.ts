import { describe, expect, it } from 'vitest';
import { epochMillis, fromMillis } from '../../../src/base/timestamp.js';
import { budgetFor } from '../../../src/summaries/extractive/budget-for.js';
import type { TranscriptLine } from '../../../src/summaries/transcript.js';
import { DECLARED_AT } from '../../support/records.js';

const HOUR_MS = 3_600_000;

function linesOver(hours: number, count: number): TranscriptLine[] {
  return Array.from({ length: count }, (_, i) => ({
    sk: `COMMENT#${i}`,
    at: fromMillis(epochMillis(DECLARED_AT) + Math.round((i * hours * HOUR_MS) / (count - 1))),
    who: 'Alice',
    kind: 'said',
    text: 'all quiet',
    isKey: false,
    detail: {},
  }));
}

describe('the budget of a digest', () => {
  it.each([
    [1, 10],
    [20, 400],
    [24, 20_000],
  ])('is at most 1,800 characters within a day: %s hours, %s lines', (hours, count) => {
    expect(budgetFor(linesOver(hours, count))).toBeLessThan(1_800);
  });

  it('grows slowly with the number of days', () => {
    const week = budgetFor(linesOver(7 * 24, 2_000));

    expect(week).toBeGreaterThan(budgetFor(linesOver(24, 2_000)));
    expect(week).toBeLessThan(2_200);
  });

  it('is small for a few lines', () => {
    expect(budgetFor(linesOver(1, 5))).toBeLessThan(900);
  });
});
