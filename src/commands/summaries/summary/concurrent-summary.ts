import { HOUR_MS, SECOND_MS } from '../../../base/durations.js';
import { addMillis } from '../../../base/timestamp.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { Request } from '../../../incidents/records/request.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { user } from '../../../views/text.js';
import type { SummaryPayload } from './summary-payload.js';

/** Longer than a summary takes, including retries. */
const LONGEST_MS = HOUR_MS;

/** A second request within this time is a button pressed twice. */
const REPEATED_MS = 10 * SECOND_MS;

/**
 * The same summary, requested earlier or in the same moment and finished while this request was waiting its turn, or just
 * before it with nothing new since.
 */
export async function findConcurrentSummary(
  { store }: Pick<JobDeps, 'store'>,
  { incident_id, channel_id, kind, since, as_of, whole, replaces_ts }: SummaryPayload,
  { created_at }: Request,
): Promise<Summary | undefined> {
  if (since !== undefined || as_of !== undefined || whole) return undefined;
  const repeatedFrom = replaces_ts === undefined ? addMillis(created_at, -REPEATED_MS) : created_at;
  const found = await store.findSummary(incident_id, {
    kind,
    since: addMillis(created_at, -LONGEST_MS),
    isWanted: (summary) =>
      summary.channel_id === channel_id &&
      summary.finished_at !== undefined &&
      summary.finished_at >= repeatedFrom,
  });
  if (found?.finished_at === undefined || found.finished_at >= created_at) return found;
  return (await isUpToDate(store, found)) ? found : undefined;
}

/** Claims are removed from a summary when a message they cite is edited or deleted. */
async function isUpToDate(
  store: Pick<JobDeps['store'], 'countSince'>,
  { incident_id, covers_until, redacted_claims = 0 }: Summary,
): Promise<boolean> {
  if (covers_until === undefined || redacted_claims > 0) return false;
  return (await store.countSince(incident_id, covers_until)) === 0;
}

/** Explains why no second summary appears. */
export async function notifyOfConcurrent(
  { show }: Pick<JobDeps, 'show'>,
  { channel_id, user_id, incident_id }: SummaryPayload,
  { requested_by }: Summary,
): Promise<void> {
  const other = requested_by === undefined ? 'Someone else' : user(requested_by);
  const by = requested_by === user_id ? 'You' : other;
  const text = `${by} had just requested the summary of ${shortId(incident_id)}; it's the one above.`;
  await show.notify({ channelId: channel_id, userId: user_id }, notice(text), [incident_id]);
}
