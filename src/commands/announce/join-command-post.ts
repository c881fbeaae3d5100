import { UpstreamError } from '../../base/errors.js';
import { fromSlackTs } from '../../base/timestamp.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { isPushedUp } from '../tasks/is-out-of-view.js';
import { composeChangePost } from './compose-change-post.js';

interface Acknowledged {
  incident: Incident;
  channelId: string;
  event: TimelineEvent;
}

/** Whether someone took command, so that their acknowledgment may join the post that says so. */
export function mayBeJoined({ type, detail, user_id }: TimelineEvent): boolean {
  return type === 'ROLE_ASSIGNED' && detail?.role === 'commander' && detail.user_id === user_id;
}

/**
 * Adds an acknowledgment to the post that says that the same person took command, while that's in view: who leads is on
 * it, so nobody has to be notified once more. Undefined when it needs a post of its own, as with a reason.
 */
export async function joinCommandPost(
  deps: Pick<JobDeps, 'settings' | 'show' | 'store'>,
  { step }: Pick<JobRun, 'step'>,
  change: Acknowledged,
): Promise<PostedMessage | undefined> {
  const { event } = change;
  if (newValue('status', event) !== 'ACKNOWLEDGED' || event.note !== undefined) return undefined;
  return step('join', () => joinOnce(deps, change));
}

async function joinOnce(
  deps: Pick<JobDeps, 'settings' | 'show' | 'store'>,
  { incident, channelId, event }: Acknowledged,
): Promise<PostedMessage | undefined> {
  const first = await findCommand(deps, { incident, event });
  const from = first?.message_ts === undefined ? undefined : fromSlackTs(first.message_ts);
  if (!first?.message_ts || from === undefined) return undefined;
  const { incident_id: incidentId } = incident;
  if (await isPushedUp(deps, { incidentId, from, besides: event.event_id })) return undefined;
  const place = { channelId, ts: first.message_ts };
  try {
    await deps.show.update(place, await composeChangePost(deps, incident, event, first), [incidentId]);
    return place;
  } catch (error) {
    // Someone deleted the post, or it can't be edited any longer.
    if (error instanceof UpstreamError && !error.retryable) return undefined;
    throw error;
  }
}

/** The event with which the person who acknowledges took command, if they still have it. */
async function findCommand(
  { store }: Pick<JobDeps, 'store'>,
  { incident: { incident_id, created_at, roles }, event }: Omit<Acknowledged, 'channelId'>,
): Promise<TimelineEvent | undefined> {
  if (roles.commander !== event.user_id) return undefined;
  const before = await store.eventsBetween(incident_id, { from: created_at, to: event.timestamp });
  const newest = before.find(({ type, detail }) => type === 'ROLE_ASSIGNED' && detail?.role === 'commander');
  return newest && mayBeJoined(newest) && newest.user_id === event.user_id ? newest : undefined;
}
