import { describe, expect, it } from 'vitest';
import { findVanished } from '../../../src/capture/history/find-vanished.js';
import { at } from './past-messages.js';

const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => at(from + n));
const find = (recorded: string[], shown: string[], oldestShown?: string) =>
  findVanished({ recorded, shown: new Set(shown), oldestShown });

describe('a message that Slack no longer shows', () => {
  it('is deleted', () => {
    expect(find(minutes(1, 5), [at(1), at(2), at(4)])).toEqual({ deleted: [at(3)], kept: [] });
  });

  it('is deleted even if few were compared and most are gone', () => {
    expect(find(minutes(1, 5), [at(0), at(4)], at(0)).deleted).toEqual([at(1), at(2), at(3)]);
  });

  it('is kept if Slack shows nothing at all', () => {
    expect(find(minutes(1, 3), [])).toEqual({ deleted: [], kept: [at(1), at(2)] });
  });

  it('is kept if Slack shows nothing older, as with retention', () => {
    expect(find(minutes(1, 6), [at(3), at(5)], at(3))).toEqual({ deleted: [at(4)], kept: [at(1), at(2)] });
  });

  it('is kept if many were compared and most are gone', () => {
    const recorded = minutes(1, 42);

    expect(find(recorded, [at(0), ...minutes(31, 42)])).toEqual({ deleted: [], kept: minutes(1, 31) });
  });

  it('is deleted if many were compared and fewer than half are gone', () => {
    const recorded = minutes(1, 60);

    expect(find(recorded, [at(0), ...minutes(26, 60)]).deleted).toEqual(minutes(1, 26));
  });
});
