import * as z from 'zod';
import { incidentId } from './incident.js';
import { marks } from './message-marks.js';

export const commentSchema = z.object({
  incident_id: incidentId,
  /** The Slack message's own `ts`, which is unique in its channel; of a note the moment it was made. */
  timestamp: z.string(),
  user_id: z.string().default('unknown'),
  /** As Slack sent it, mentions as ids; absent once deleted. */
  text: z.string().optional(),
  source: z.enum(['message', 'note']).catch('message').default('message'),
  channel_id: z.string().optional(),
  /** The timestamp of the message that started the thread, on replies. */
  thread: z.string().optional(),
  /** Of a back-dated note: when it was written; `timestamp` is when it happened. */
  noted_at: z.string().optional(),
  /** When the newest edit was made, by Slack's clock; an older edit never replaces it. */
  edited_at: z.string().optional(),
  /** Set on a tombstone; a deletion is final. */
  deleted_at: z.string().optional(),
  /** Who took the words out, of a message that was redacted. */
  redacted_by: z.string().optional(),
  /** Where the whole text is when only its beginning stands here, see docs/decisions. */
  content_ref: z.string().optional(),
  marks,
  expires_at: z.number().optional(),
});

export type Comment = z.output<typeof commentSchema>;
