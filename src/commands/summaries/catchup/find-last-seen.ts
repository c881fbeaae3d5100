import type { Timestamp } from '../../../base/timestamp.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';

/**
 * The last time a person was up to date: when they wrote, caught up or left, whichever was last. Undefined if they
 * never were.
 */
export function findLastSeen(
  { comments, participants }: Pick<IncidentRecord, 'comments' | 'participants'>,
  userId: string,
): Timestamp | undefined {
  const wrote = comments.findLast(({ user_id }) => user_id === userId)?.timestamp;
  const participant = participants.find(({ user_id }) => user_id === userId);
  const times = [wrote, participant?.seen_until, participant?.left_at];
  return times
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
}
