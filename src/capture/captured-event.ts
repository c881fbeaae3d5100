import * as z from 'zod';
import { fromSlackTs, nextMicrosecond, type Timestamp } from '../base/timestamp.js';
import {
  CHANNEL_EVENTS,
  channelEvent,
  channelOfChannelEvent,
  isChannelEvent,
} from './channels/channel-event.js';
import { slackId } from './reader/slack-fields.js';
import { slackMessage } from './reader/slack-message.js';

const text = z.string().optional().catch(undefined);

const postedMessage = slackMessage.extend({
  client_msg_id: text,
  /** Only on messages that come from a history or with an edit. */
  edited: z.object({ ts: text }).optional().catch(undefined),
  /** `in_progress`, then `completed` or `errored`, of a message that an agent writes piece by piece. */
  streaming_state: text,
});

export type PostedMessage = z.output<typeof postedMessage>;

const messageEvent = postedMessage.extend({
  type: z.literal('message'),
  channel: slackId,
  /** `group` in a private channel. */
  channel_type: text,
  event_ts: text,
  deleted_ts: text,
  message: postedMessage.optional().catch(undefined),
  previous_message: postedMessage.optional().catch(undefined),
});

export type MessageEvent = z.output<typeof messageEvent>;

/** The time of the reported change, by Slack's clock. */
export function momentOf({ event_ts, ts }: MessageEvent): Timestamp | undefined {
  return fromSlackTs(event_ts ?? ts);
}

/**
 * The last edit of a message from a history. Slack gives whole seconds, which may round down to before the
 * message was posted; no version of a message is older than the message.
 */
export function editedAt({ ts, edited }: PostedMessage): Timestamp | undefined {
  const at = fromSlackTs(edited?.ts ?? '');
  const posted = fromSlackTs(ts);
  return at && posted && at <= posted ? nextMicrosecond(posted) : at;
}

/** The time of the message that an event changes or deletes; undefined for a new message. */
export function changedMessage({ subtype, deleted_ts, message, previous_message }: MessageEvent) {
  const isChange = subtype === 'message_changed' || subtype === 'message_deleted';
  return isChange ? fromSlackTs(deleted_ts ?? message?.ts ?? previous_message?.ts ?? '') : undefined;
}

const memberEvent = z.object({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  user: slackId,
  channel: slackId,
  event_ts: z.string(),
});

export type MemberEvent = z.output<typeof memberEvent>;

export function isMemberEvent(event: { type: string }): event is MemberEvent {
  return event.type === 'member_joined_channel' || event.type === 'member_left_channel';
}

const reactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: slackId,
  reaction: slackId,
  item: z.object({ type: z.literal('message'), channel: slackId, ts: z.string() }),
  event_ts: z.string(),
});

const pinEvent = z.object({
  type: z.enum(['pin_added', 'pin_removed']),
  channel_id: slackId,
  item: z.object({ type: z.literal('message'), message: z.object({ ts: z.string() }) }),
  event_ts: z.string(),
});

export type MarkEvent = z.output<typeof reactionEvent> | z.output<typeof pinEvent>;

const captured = z.discriminatedUnion('type', [
  messageEvent,
  memberEvent,
  reactionEvent,
  pinEvent,
  channelEvent,
]);

export type CapturedEvent = z.output<typeof captured>;

/** The types of events that Aegis records; manifest.yml subscribes to them. */
export const CAPTURED_EVENTS = [
  'message',
  'member_joined_channel',
  'member_left_channel',
  'reaction_added',
  'reaction_removed',
  'pin_added',
  'pin_removed',
  ...CHANNEL_EVENTS,
] as const;

/**
 * Narrows an event to the types that Aegis records; undefined for other types and anything that isn't an
 * event.
 */
export function readCapturedEvent(payload: unknown): CapturedEvent | undefined {
  return captured.safeParse(payload).data;
}

export function channelOf(event: CapturedEvent): string {
  if (isChannelEvent(event)) return channelOfChannelEvent(event);
  if ('channel' in event) return event.channel;
  return 'channel_id' in event ? event.channel_id : event.item.channel;
}
