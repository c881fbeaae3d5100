import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** What a message in Slack shows: itself, or a note or an event with words that Aegis posted. */
export type Redactable = { message: Comment } | { event: TimelineEvent };

/** What's on the record of the message with this time; undefined when nothing is. */
export async function findRedactable(
  { store }: Pick<RequestDeps, 'store'>,
  incidentId: string,
  timestamp: Timestamp,
): Promise<Redactable | undefined> {
  const message = await store.getMessage(incidentId, timestamp);
  if (message) return { message };
  const record = await store.loadRecord(incidentId);
  const isShown = ({ message_ts = '' }: { message_ts?: string | undefined }) =>
    fromSlackTs(message_ts) === timestamp;
  const note = record?.comments.find(isShown);
  if (note) return { message: note };
  const event = record?.events.find((one) => one.type !== 'UPDATE_POSTED' && isShown(one));
  return event && { event };
}
