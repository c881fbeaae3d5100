import * as z from 'zod';
import { incidentId } from './incident.js';
import { messageFileSchema } from './message-file.js';

export const timelineEventSchema = z.object({
  incident_id: incidentId,
  event_id: z.string(),
  timestamp: z.string(),
  /** A kind from the event catalog, or another program's type. */
  type: z.string().default('UNKNOWN'),
  /** One line for readers without the catalog, such as other programs. */
  description: z.string().default(''),
  /** `System`, `Slack`, or the name of the program that wrote it. */
  source: z.string().default('System'),
  user_id: z.string().optional(),
  /** The changes, by attribute: `{ from, to }`, `{ role, user_id }`. */
  detail: z.record(z.string(), z.string()).optional(),
  /** Free text that came with the change. */
  note: z.string().optional(),
  /** The files of a message that it quotes. */
  files: z.array(messageFileSchema).optional().catch(undefined),
  /** Key events are exempt from retention. */
  key_event: z.boolean().optional(),
  /** The post in the incident channel that quotes it. */
  message_ts: z.string().optional(),
  /** Posts in other channels that quote it. */
  copies: z
    .array(z.object({ channelId: z.string(), ts: z.string() }))
    .optional()
    .catch(undefined),
  deleted_at: z.string().optional(),
  /** The person who redacted the message that it rests on, or its own text. */
  redacted_by: z.string().optional(),
  /** Reference to the full text if `note` is only its beginning. */
  content_ref: z.string().optional(),
  /** Seconds since 1970 after which the item may be deleted. */
  expires_at: z.number().optional(),
});

export type TimelineEvent = z.output<typeof timelineEventSchema>;
