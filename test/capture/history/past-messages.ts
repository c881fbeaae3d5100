import { type Timestamp, toSlackTs } from '../../../src/base/timestamp.js';
import type { HistoryPage, PastMessage } from '../../../src/ports/slack.js';

export const CHANNEL = 'C01INC';

/** A time a few minutes after two o'clock. */
export function at(minute: number, second = 0): Timestamp {
  const clock = [minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `2025-01-15T14:${clock}.000100Z`;
}

/** A message as Slack's history has it. */
export function past(timestamp: Timestamp, fields: object = {}, isOwn = false): PastMessage {
  const ts = toSlackTs(timestamp);
  return {
    timestamp,
    isOwn,
    raw: { type: 'message', ts, user: 'U01BOB', text: 'errors at 40 %', ...fields },
  };
}

/** The thread fields of a message with some replies. */
export function figures(parent: Timestamp, count: number, latest?: Timestamp): object {
  const latest_reply = latest === undefined ? '0000000000.000000' : toSlackTs(latest);
  return { thread_ts: toSlackTs(parent), reply_count: count, latest_reply };
}

/** A page of a channel, newest first. */
export function page(messages: readonly PastMessage[], hasMore = false): HistoryPage {
  const sorted = [...messages].sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1));
  return { messages: sorted, hasMore, isLimited: false };
}

/** The event about a second after `timestamp`, as Slack dates edits. */
export function wholeSecond(timestamp: Timestamp): string {
  return `${toSlackTs(timestamp).split('.')[0]}.000000`;
}
