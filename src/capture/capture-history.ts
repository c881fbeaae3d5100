import { captureEvent } from './capture.js';
import type { MessageContext } from './capture-message.js';
import { readCapturedEvent } from './captured-event.js';

/** A message as Slack's history tells of it, its own thread's replies among the others. */
export type PastMessage = Record<string, unknown>;

/**
 * Puts messages of the past on the record of an incident, exactly as if they had come as events. Tells how many
 * there were.
 */
export async function captureHistory(
  context: MessageContext,
  channelId: string,
  messages: readonly PastMessage[],
): Promise<number> {
  const events = messages.flatMap((message) => readCapturedEvent(asEvent(message, channelId)) ?? []);
  for (const event of events) {
    await captureEvent(context, event);
  }
  return events.length;
}

/** History tells of an arrival as a message; the event of it looks otherwise. */
export function asEvent(message: PastMessage, channel: string): unknown {
  if (message.subtype !== 'channel_join') return { ...message, type: 'message', channel };
  return { type: 'member_joined_channel', user: message.user, channel, event_ts: message.ts };
}
