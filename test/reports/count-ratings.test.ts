import { expect, it } from 'vitest';
import { countRatings } from '../../src/reports/stats/count-ratings.js';

it('counts outcomes and votes by kind, model and prompt version, most rated first', () => {
  const note = { kind: 'resolution', model: 'extractive' };
  const state = { kind: 'state', model: 'claude', prompt_version: 'summary-4' };

  const counted = countRatings([
    { ...state, votes: { U1: 'helpful' } },
    { ...note, outcome: 'accepted' },
    { ...note, outcome: 'edited', edited_share: 0.2 },
    { ...note, outcome: 'edited', edited_share: 0.4 },
    { ...note, outcome: 'dismissed' },
    { ...state, votes: { U1: 'unhelpful', U2: 'helpful' } },
    { ...state, prompt_version: 'summary-3', votes: { U1: 'unhelpful' } },
  ]);

  expect(counted).toMatchObject([
    { kind: 'resolution', accepted: 1, edited: 2, dismissed: 1, helpful: 0 },
    { kind: 'state', prompt: 'summary-4', helpful: 2, unhelpful: 1, editedShare: undefined },
    { kind: 'state', prompt: 'summary-3', helpful: 0, unhelpful: 1 },
  ]);
  expect(counted[0]?.editedShare).toBeCloseTo(0.3);
});
