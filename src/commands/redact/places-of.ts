import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { PostedMessage } from '../../ports/slack.js';
import { notice } from '../../views/blocks.js';

/** Replaces a post whose text was removed. */
export const REDACTED_POST = notice('The text of this message was redacted.');

/** The posts that quote an event, in its own channel and elsewhere. */
export function placesOf(
  { message_ts: ts, copies = [] }: TimelineEvent,
  channelId: string | undefined,
): PostedMessage[] {
  return ts === undefined || channelId === undefined ? copies : [{ channelId, ts }, ...copies];
}
