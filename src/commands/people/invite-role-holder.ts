import { eventKind } from '../../incidents/event-catalog.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/** Invites the person who got a role. Does nothing for other events. */
export async function inviteRoleHolder(
  { show }: Pick<JobDeps, 'show'>,
  { attempt }: Pick<JobRun, 'attempt'>,
  { channelId, event }: { channelId: string; event: TimelineEvent },
): Promise<void> {
  const { role, user_id: userId } = event.detail ?? {};
  const isGiven = eventKind(event.type).part === 'roles';
  if (!isGiven || role === undefined || userId === undefined) return;
  await attempt('invite', () => show.invite(channelId, [userId], [event.incident_id]));
}
