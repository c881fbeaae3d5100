import { expect, it } from 'vitest';
import { findLastSeen } from '../../../src/commands/summaries/catchup/find-last-seen.js';
import { aComment, aParticipant } from '../../support/records.js';

const EARLY = '2025-01-15T14:06:00.000001Z';
const LATE = '2025-01-15T15:00:00.000001Z';

it('is the last message of a person', () => {
  const comments = [aComment({ timestamp: EARLY }), aComment({ timestamp: LATE, user_id: 'U01BOB' })];

  expect(findLastSeen({ comments, participants: [] }, 'U01ALICE')).toBe(EARLY);
});

it.each([{ seen_until: LATE }, { left_at: LATE }])('is later when they caught up or left: %o', (later) => {
  const participants = [aParticipant(later)];

  expect(findLastSeen({ comments: [aComment({ timestamp: EARLY })], participants }, 'U01ALICE')).toBe(LATE);
});

it("is undefined for a person who hasn't done anything yet", () => {
  expect(findLastSeen({ comments: [], participants: [aParticipant()] }, 'U01ALICE')).toBeUndefined();
});
