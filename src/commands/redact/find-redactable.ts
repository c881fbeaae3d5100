import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis, fromMillis, fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { hasWords } from '../../incidents/typed-words.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** What a message in Slack shows: itself, or a note or event text that Aegis posted. */
export type Redactable = { message: Comment } | { event: TimelineEvent };

/** A note or a reason is posted within seconds of being written, unless it was written for an earlier time. */
const POSTED_WITHIN_MS = 2 * MINUTE_MS;
/** Our clock may be this far ahead of Slack's. */
const CLOCK_MARGIN_MS = MINUTE_MS;

/**
 * Who wrote what a message in Slack shows, as far as that's known without reading the whole record: one read for a
 * message, up to two more pages for a note or a reason in one of Aegis's posts.
 */
export async function findAuthor(
  { store }: Pick<RequestDeps, 'store'>,
  incidentId: string,
  timestamp: Timestamp,
): Promise<string | undefined> {
  const message = await store.getMessage(incidentId, timestamp);
  if (message) return message.user_id;
  const posted = epochMillis(timestamp);
  const recently = { from: fromMillis(posted - POSTED_WITHIN_MS), to: fromMillis(posted + CLOCK_MARGIN_MS) };
  const { items: comments } = await store.commentsBetween(incidentId, recently);
  const events = await store.eventsBetween(incidentId, recently);
  const found = findRedactable({ comments, events }, timestamp);
  return found && ('message' in found ? found.message : found.event).user_id;
}

/** What the record has about the message with this time; undefined if nothing. */
export function findRedactable(
  { comments, events }: Pick<IncidentRecord, 'comments' | 'events'>,
  timestamp: Timestamp,
): Redactable | undefined {
  const message = comments.find((one) => one.timestamp === timestamp || isShownAt(one, timestamp));
  if (message) return { message };
  const event = events.find(
    (one) => (hasWords(one) || one.deleted_at !== undefined) && isShownAt(one, timestamp),
  );
  return event && { event };
}

/** The events with the same text: every change of a task repeats the task's text. */
export function eventsWithWordsOf(event: TimelineEvent, events: readonly TimelineEvent[]): TimelineEvent[] {
  const { detail, type } = event;
  if (!type.startsWith('TASK_') || detail?.task === undefined) return [event];
  return events.filter((one) => one.type.startsWith('TASK_') && one.detail?.task === detail.task);
}

interface Posted {
  message_ts?: string | undefined;
  copies?: readonly { ts: string }[] | undefined;
}

function isShownAt({ message_ts = '', copies = [] }: Posted, timestamp: Timestamp): boolean {
  return [message_ts, ...copies.map(({ ts }) => ts)].some((ts) => fromSlackTs(ts) === timestamp);
}
