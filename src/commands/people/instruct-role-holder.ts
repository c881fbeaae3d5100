import { eventKind } from '../../incidents/event-catalog.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildRoleInstructions } from './role-instructions.js';

/** Invites the person who got a role, and shows them what it involves. Does nothing for other events. */
export async function instructRoleHolder(
  { show, settings }: Pick<JobDeps, 'show' | 'settings'>,
  { attempt, postEphemeralOnce }: Pick<JobRun, 'attempt' | 'postEphemeralOnce'>,
  { channelId, event }: { channelId: string; event: TimelineEvent },
): Promise<void> {
  const { role, user_id: userId } = event.detail ?? {};
  const isGiven = eventKind(event.type).part === 'roles';
  if (!isGiven || role === undefined || userId === undefined) return;
  const about = [event.incident_id];
  await attempt('invite', () => show.invite(channelId, [userId], about));
  const message = buildRoleInstructions(event.incident_id, role, settings.roleInstructions);
  if (!message) return;
  await attempt('instructions', () =>
    postEphemeralOnce({ step: 'instructions', channelId, userId, about, message }),
  );
}
