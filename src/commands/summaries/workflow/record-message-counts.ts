import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { JobDeps } from '../../../jobs/job-deps.js';

/**
 * Stores how many messages each participant wrote, for `/incident roles`. Done when the whole record is read anyway:
 * updating a count with every message would double that message's cost.
 */
export async function recordMessageCounts(
  { store }: Pick<JobDeps, 'store'>,
  { comments, participants }: IncidentRecord,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { user_id } of comments) counts.set(user_id, (counts.get(user_id) ?? 0) + 1);
  for (const participant of participants) {
    const messages = counts.get(participant.user_id) ?? 0;
    if (participant.messages !== messages) await store.recordMessageCount({ ...participant, messages });
  }
}
