import type { Comment } from './records/comment.js';
import type { TimelineEvent } from './records/timeline-event.js';

const PREFIX = 'state-';

/** The event id of a bot message's state: an alert that fires and is then resolved has two. */
export function stateEventId({ timestamp }: Pick<Comment, 'timestamp'>): string {
  return `${PREFIX}${timestamp}`;
}

/** The time of the message whose state an event is; undefined for other events. */
export function messageOfState({ event_id }: Pick<TimelineEvent, 'event_id'>): string | undefined {
  return event_id.startsWith(PREFIX) ? event_id.slice(PREFIX.length) : undefined;
}

/**
 * Leaves out states that repeat the one before. A change may be recorded twice, because a channel's history
 * dates it less precisely than its event.
 */
export function withoutRepeatedStates(events: readonly TimelineEvent[]): TimelineEvent[] {
  const latest = new Map<string, string>();
  return events.filter((event) => {
    const message = messageOfState(event);
    if (message === undefined) return true;
    const text = textOf(event);
    const isRepeated = latest.get(message) === text;
    latest.set(message, text);
    return !isRepeated;
  });
}

/** References to the same long text end with its hash. */
function textOf({ note = '', content_ref = '' }: TimelineEvent): string {
  return `${content_ref.slice(-64)} ${note}`;
}
