import * as z from 'zod';
import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import type { DeliveryFacts } from './channels/read-channel-change.js';
import { optionalId, slackId } from './reader/slack-fields.js';

/** Events about a file on its own. manifest.yml subscribes to them. */
export const FILE_EVENTS = ['file_change', 'file_deleted'] as const;

/** Slack documents these events without a channel, so don't rely on one. */
const fileEvent = z.object({
  type: z.enum(FILE_EVENTS),
  file_id: optionalId,
  file: z.object({ id: slackId }).optional().catch(undefined),
  event_ts: z.string().catch(''),
});

export interface FileEvent {
  type: (typeof FILE_EVENTS)[number];
  fileId: string;
  at: Timestamp;
}

/** `1548954199.776451` */
const TS_LENGTH = 17;

/**
 * Checked before the schema: a schema's refusal takes longer than the rest of capturing a message, and every
 * event passes here.
 */
export function readFileEvent(payload: unknown, { sentAt }: DeliveryFacts): FileEvent | undefined {
  const { type } = (payload ?? {}) as { type?: unknown };
  if (!(FILE_EVENTS as readonly unknown[]).includes(type)) return undefined;
  const event = fileEvent.safeParse(payload).data;
  const fileId = event?.file_id ?? event?.file?.id;
  if (!event || fileId === undefined) return undefined;
  // Slack's documentation shows one with eight digits after the period.
  const at = fromSlackTs(event.event_ts.slice(0, TS_LENGTH)) ?? sentAt;
  return at === undefined ? undefined : { type: event.type, fileId, at };
}
