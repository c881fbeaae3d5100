import { captureEvent } from './capture-event.js';
import { readCapturedEvent } from './captured-event.js';
import type { MessageContext } from './message-context.js';

/** A message as conversations.history returns it. */
type RawMessage = Record<string, unknown>;

/**
 * Records past messages as if they had arrived as events, in the given order; returns how many there were.
 */
export async function captureHistory(
  context: MessageContext,
  channelId: string,
  messages: readonly RawMessage[],
): Promise<number> {
  const events = messages.flatMap((message) => readCapturedEvent(toEvent(message, channelId)) ?? []);
  for (const event of events) {
    await captureEvent(context, event);
  }
  return events.length;
}

/**
 * Rebuilds the event that Slack sent for a past message: histories show a join as a message, but it has its
 * own event.
 */
export function toEvent(message: RawMessage, channel: string): unknown {
  if (message.subtype !== 'channel_join') return { ...message, type: 'message', channel };
  return { type: 'member_joined_channel', user: message.user, channel, event_ts: message.ts };
}
