import * as z from 'zod';

const text = z.string().optional().catch(undefined);
const parts = z.array(z.unknown()).optional().catch(undefined);

const file = z.object({
  name: text,
  title: text,
  mimetype: text,
  permalink: text,
  /** The first lines of a text file or snippet. */
  preview: text,
  size: z.number().optional().catch(undefined),
});

export type SlackFile = z.output<typeof file>;

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
  blocks: parts,
  attachments: parts,
  files: z
    .array(file.catch({} as SlackFile))
    .optional()
    .catch(undefined),
  topic: text,
  purpose: text,
  name: text,
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

const reactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  event_ts: z.string(),
});

const pinEvent = z.object({
  type: z.enum(['pin_added', 'pin_removed']),
  channel_id: z.string(),
  item: z.object({ type: z.literal('message'), message: z.object({ ts: z.string() }) }),
  event_ts: z.string(),
});

export type MarkEvent = z.output<typeof reactionEvent> | z.output<typeof pinEvent>;

const captured = z.discriminatedUnion('type', [messageEvent, memberEvent, reactionEvent, pinEvent]);

export type CapturedEvent = z.output<typeof captured>;

/** The types of events that may go on the record; manifest.yml subscribes to them. */
export const CAPTURED_EVENTS = [
  'message',
  'member_joined_channel',
  'member_left_channel',
  'reaction_added',
  'reaction_removed',
  'pin_added',
  'pin_removed',
] as const;

/** The event if it is one that may go on the record; undefined for others and for what is no event. */
export function readCapturedEvent(payload: unknown): CapturedEvent | undefined {
  return captured.safeParse(payload).data;
}

export function channelOf(event: CapturedEvent): string {
  if ('channel' in event) return event.channel;
  return 'channel_id' in event ? event.channel_id : event.item.channel;
}
