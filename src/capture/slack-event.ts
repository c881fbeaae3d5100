import * as z from 'zod';

const text = z.string().optional().catch(undefined);

const file = z.object({ name: text, mimetype: text });

/** A message as it stands inside message events, as far as Aegis reads it. */
const message = z.object({
  ts: z.string(),
  user: text,
  text: text,
  subtype: text,
  thread_ts: text,
  bot_id: text,
  username: text,
  bot_profile: z.object({ name: text }).optional().catch(undefined),
  files: z.array(file).optional().catch(undefined),
  topic: text,
});

export type SlackMessage = z.output<typeof message>;

const messageEvent = message.extend({
  type: z.literal('message'),
  channel: z.string(),
  event_ts: text,
  deleted_ts: text,
  message: message.optional().catch(undefined),
  previous_message: message.optional().catch(undefined),
});

export type MessageEvent = z.output<typeof messageEvent>;

const memberEvent = z.object({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  user: z.string(),
  channel: z.string(),
  event_ts: z.string(),
});

export type MemberEvent = z.output<typeof memberEvent>;

const captured = z.discriminatedUnion('type', [messageEvent, memberEvent]);

/** The types of events that may go on the record; manifest.yml subscribes to them. */
export const CAPTURED_EVENTS = ['message', 'member_joined_channel', 'member_left_channel'] as const;

/** The event if it is one that may go on the record; undefined for others and for what is no event. */
export function readEvent(payload: unknown): MessageEvent | MemberEvent | undefined {
  return captured.safeParse(payload).data;
}
