import * as z from 'zod';
import { incidentId } from './incident.js';
import { messageFileSchema } from './message-file.js';
import { marks } from './message-marks.js';

export const commentSchema = z.object({
  incident_id: incidentId,
  /** The message's Slack `ts`, which is unique in its channel; for a note, the time it was made. */
  timestamp: z.string(),
  user_id: z.string().default('unknown'),
  /** Absent for a person. A message that a person posts through an app counts as the person's. */
  author_kind: z.enum(['bot', 'workflow']).optional().catch('bot'),
  /** The name a bot or workflow posted under. */
  author_name: z.string().optional(),
  /** In Slack's own markup, with mentions as ids; absent once deleted. */
  text: z.string().optional(),
  files: z.array(messageFileSchema).optional().catch(undefined),
  /** Ids of files that were deleted on their own, perhaps before the message arrived. */
  deleted_files: z.array(z.string()).optional().catch(undefined),
  source: z.enum(['message', 'note']).catch('message').default('message'),
  channel_id: z.string().optional(),
  /** Slack `ts` of the post that shows a note. */
  message_ts: z.string().optional(),
  /** On replies, the timestamp of the first message of the thread. */
  thread: z.string().optional(),
  /** When a backdated note was written; its `timestamp` is the time it's about. */
  noted_at: z.string().optional(),
  /** When it was last edited, by Slack's clock; an older edit never replaces a newer one. */
  edited_at: z.string().optional(),
  /**
   * The times at which a bot's message changed, starting with its own; each is an event with the text from
   * then on. Absent while the message is unchanged, and for people's messages, whose edits are corrections.
   */
  states: z.array(z.string()).optional().catch(undefined),
  /** How many states in between weren't kept. */
  states_left_out: z.number().optional().catch(undefined),
  /**
   * Set if the first state is only known from the edit of this time, because
   * the message itself never arrived.
   */
  first_state_from: z.string().optional(),
  /** Set on a tombstone; a deletion is final. */
  deleted_at: z.string().optional(),
  /** The person who redacted it. */
  redacted_by: z.string().optional(),
  /** Reference to the full text if `text` is only its beginning. */
  content_ref: z.string().optional(),
  /**
   * Long texts of files that were removed from a bot's message or deleted on their own,
   * for the job that deletes them.
   */
  dropped_ref: z.array(z.string()).optional().catch(undefined),
  marks,
  expires_at: z.number().optional(),
});

export type Comment = z.output<typeof commentSchema>;

/** The attributes with people's text: an edit replaces all of them, a deletion removes them. */
export const CONTENT = ['text', 'files', 'author_name', 'content_ref'] as const;

export type MessageContent = Pick<Comment, (typeof CONTENT)[number]>;

/** Whether it's listed in the timeline with the events; people's plain messages aren't. */
export function isInTimeline({
  author_kind,
  files,
  source,
  deleted_at,
  states,
  states_left_out,
}: Comment): boolean {
  if (deleted_at !== undefined) return false;
  // Its states are listed instead.
  if (states !== undefined) return files !== undefined || states_left_out !== undefined;
  return author_kind !== undefined || files !== undefined || source === 'note';
}
