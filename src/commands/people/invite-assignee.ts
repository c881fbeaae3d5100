import { UpstreamError } from '../../base/errors.js';
import { eventKind } from '../../incidents/event-catalog.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { type Block, context, notice } from '../../views/blocks.js';
import { user } from '../../views/text.js';

interface Assignee {
  channelId: string;
  userId: string | undefined;
  incidentId: string;
}

/**
 * Invites someone who got a role or a task, before the post that mentions them: Slack notifies only people who are in
 * the channel. Resolves to why Slack refused, for the post to add, or nothing. If Slack still fails on the last
 * attempt, a separate post says so.
 */
export async function inviteAssignee(
  { show }: Pick<JobDeps, 'show'>,
  { attempt, postOnce }: Pick<JobRun, 'attempt' | 'postOnce'>,
  { channelId, userId, incidentId }: Assignee,
): Promise<Block[]> {
  if (userId === undefined) return [];
  const refusals: Block[] = [];
  const text = `Slack didn't let ${user(userId)} into this channel.`;
  const invite = () =>
    show.invite(channelId, [userId], [incidentId]).catch((error: unknown) => {
      if (error instanceof UpstreamError && !error.retryable) {
        refusals.push(context(`${text} ${error.message}`));
      }
      throw error;
    });
  await attempt('invite', invite, ({ fact }) =>
    postOnce({ step: 'uninvited', channelId, about: [incidentId], message: notice(`${text} ${fact}`) }),
  );
  return refusals;
}

/** The person to whom an event gave a role. */
export function newRoleHolder({ type, detail = {} }: TimelineEvent): string | undefined {
  const isGiven = eventKind(type).part === 'roles' && detail.role !== undefined;
  return isGiven ? detail.user_id : undefined;
}
