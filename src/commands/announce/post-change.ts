import { UpstreamError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { withBlocks } from '../../views/blocks.js';
import { inviteAssignee, newRoleHolder } from '../people/invite-assignee.js';
import { composeChangePost } from './compose-change-post.js';
import { joinCommandPost } from './join-command-post.js';

interface Change {
  incident: Incident;
  channelId: string;
  event: TimelineEvent;
}

/** Where the post is, or why the incident channel accepts none. */
type Posted = { post: PostedMessage; refusal?: undefined } | { post?: undefined; refusal: UpstreamError };

/**
 * Posts what changed in the incident channel. A channel that's archived, or that Aegis was removed from, keeps the
 * change from nothing else: stakeholders read the announcement channel.
 */
export async function postChange(deps: JobDeps, run: JobRun, change: Change): Promise<Posted> {
  const { incident, channelId, event } = change;
  const userId = newRoleHolder(event);
  const refusals = await inviteAssignee(deps, run, { channelId, userId, incidentId: incident.incident_id });
  try {
    const joined = await joinCommandPost(deps, run, change);
    if (joined) return { post: joined };
    const message = withBlocks(await composeChangePost(deps, incident, event), refusals);
    return { post: await run.postOnce({ channelId, about: [incident.incident_id], message }) };
  } catch (error) {
    if (error instanceof UpstreamError && !error.retryable) return { refusal: error };
    throw error;
  }
}
