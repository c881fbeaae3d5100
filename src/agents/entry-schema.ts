import * as z from 'zod';
import { keysOf } from '../data/table/keys.js';
import { describeContent } from '../incidents/describe-content.js';
import { describeEvent } from '../incidents/describe-event.js';
import { botName } from '../incidents/describe-message.js';
import type { NameOf } from '../incidents/names.js';
import type { Comment } from '../incidents/records/comment.js';
import { isMarked } from '../incidents/records/message-marks.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { isListed } from '../incidents/timeline-entries.js';
import { plainEventFormat } from '../views/event-format.js';
import { quoted, quotedSchema } from './quoted.js';

export const personSchema = z.object({ id: z.string().optional(), name: quotedSchema });

/** One thing that happened or was said. */
export const entrySchema = z.object({
  id: z.string().describe('The id that claims cite.'),
  at: z.string(),
  kind: z.enum(['event', 'message', 'note']),
  type: z.string().optional().describe('The type of an event, such as STATUS_CHANGED.'),
  by: personSchema.optional(),
  text: quotedSchema,
  thread: z.string().optional().describe('When the first message of its thread was posted.'),
  edited_at: z.string().optional(),
  is_key: z.boolean().describe('Marked by someone, or important by its kind.'),
});

export type Entry = z.output<typeof entrySchema>;

/** Undefined for an event that agents don't get: one that quotes a message of the record, or was withdrawn. */
export function eventEntry(event: TimelineEvent, nameOf: NameOf): Entry | undefined {
  const { timestamp, type, user_id, source, key_event = false, deleted_at } = event;
  if (deleted_at !== undefined || !isListed(event)) return undefined;
  return {
    id: keysOf.event(event).SK,
    at: timestamp,
    kind: 'event',
    type,
    by: person(user_id, user_id === undefined ? source : nameOf(user_id)),
    text: quoted(describeEvent(event, plainEventFormat(nameOf))),
    is_key: key_event,
  };
}

/** Undefined for a deleted message, and for a bot's message whose states are events. */
export function messageEntry(comment: Comment, nameOf: NameOf): Entry | undefined {
  const { timestamp, user_id, author_kind, source, thread, edited_at, deleted_at, files } = comment;
  const text = comment.states === undefined ? comment.text : undefined;
  const described = describeContent({ text, files }, plainEventFormat(nameOf));
  if (deleted_at !== undefined || described === '') return undefined;
  return {
    id: keysOf.comment(comment).SK,
    at: timestamp,
    kind: source,
    by: person(user_id, author_kind === undefined ? nameOf(user_id) : botName(comment)),
    text: quoted(described),
    ...(thread !== undefined && { thread }),
    ...(edited_at !== undefined && { edited_at }),
    is_key: isMarked(comment),
  };
}

export function person(id: string | undefined, name: string): z.output<typeof personSchema> {
  return { ...(id !== undefined && { id }), name: quoted(name) };
}
