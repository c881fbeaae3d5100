import { isDeepStrictEqual } from 'node:util';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import { deletedFile, type MessageFile, withKnownFiles } from '../../../incidents/records/message-file.js';
import { type Mark, markValue } from '../../../incidents/records/message-marks.js';
import { addFirstState, addState } from './bot-states.js';
import { contentOf, hasArrived, type KnownMessage, type MessageChange, withOrigin } from './known-message.js';

/*
 * Each change of a message is a pure function of its known state. The result is the same in whatever order
 * and however often they arrive: the newest edit wins over older ones, and a deletion over everything.
 */

export type Edited = Comment & { edited_at: Timestamp };
export type Deleted = Comment & { deleted_at: Timestamp };

/** Other data in the delivery of an edit. */
export interface EditFacts {
  /** The message as it was posted, if this is the first edit. */
  original?: Comment | undefined;
  /** Whether it makes no state of its own: only files changed, or an agent is still writing. */
  isSameState?: boolean;
  /** Whether nothing says that anyone edited it: Slack may only have added a preview or a language. */
  isUnmarked?: boolean;
}

export function withPosting(known: KnownMessage | undefined, message: Comment): MessageChange {
  if (!known) return { message };
  const merged = withOrigin(known, message);
  if (known.deleted_at !== undefined) return { message: merged };
  if (!hasArrived(known)) return { message: { ...merged, ...contentOf(message) } };
  const whole = { ...merged, files: withKnownFiles(merged.files, message.files) };
  if (known.states === undefined) return { message: whole };
  return addFirstState({ message: whole }, { content: message, from: message.timestamp });
}

export function withEdit(
  known: KnownMessage | undefined,
  edited: Edited,
  { original, isSameState = false, isUnmarked = false }: EditFacts,
): MessageChange {
  const unedited = isUnmarked ? asUnedited(known, edited) : undefined;
  if (unedited) return unedited;
  const { incident_id, timestamp, edited_at } = edited;
  const merged = withOrigin(known ?? { incident_id, timestamp }, edited);
  if (merged.deleted_at !== undefined) return { message: merged };
  const isNewest = (merged.edited_at ?? '') < edited_at;
  const [newer, older] = isNewest ? [edited, merged] : [merged, edited];
  const files = withKnownFiles(newer.files, older.files);
  const message = {
    ...merged,
    ...(isNewest && { ...contentOf(edited), edited_at }),
    files,
    dropped_ref: droppedRefs(merged, files),
  };
  // A person's edit is a correction, a bot's reports a change.
  if (message.author_kind === undefined || isSameState) return { message };
  const first = firstStateOf(known) ?? (original && { content: original, from: edited_at });
  return addState(first ? addFirstState({ message }, first) : { message }, edited_at, edited);
}

/** The message as posted; undefined if it does say something else, or may be a state of a bot's message. */
function asUnedited(
  known: KnownMessage | undefined,
  { edited_at: _, ...message }: Edited,
): MessageChange | undefined {
  if (!hasArrived(known)) return message.author_kind === undefined ? withPosting(known, message) : undefined;
  return isDeepStrictEqual(contentOf(known), contentOf(message)) ? { message: known } : undefined;
}

/** The content of an unedited message is its first state. */
function firstStateOf(known: KnownMessage | undefined) {
  if (!hasArrived(known) || known.states !== undefined) return undefined;
  return { content: known, from: known.timestamp };
}

export function withDeletion(known: KnownMessage | undefined, deleted: Deleted): MessageChange {
  const { incident_id, timestamp, deleted_at, redacted_by } = deleted;
  const { marks, ...origin } = withOrigin(known ?? { incident_id, timestamp }, deleted);
  const { user_id, author_kind, source, channel_id, thread, noted_at } = origin;
  const earliest = [origin.deleted_at ?? deleted_at, deleted_at].sort()[0];
  return {
    message: {
      ...{ incident_id, timestamp, user_id, author_kind, source, channel_id, thread, noted_at, marks },
      deleted_at: earliest,
      redacted_by: origin.redacted_by ?? redacted_by,
    },
  };
}

export function withFileDeletion(
  { incident_id, timestamp, ...known }: KnownMessage,
  id: string,
): MessageChange {
  const message = { incident_id, timestamp, ...known };
  if (message.deleted_at !== undefined) return { message };
  const files = message.files?.map((file) => (file.id === id ? deletedFile(id) : file));
  const deleted_files = [...new Set([...(message.deleted_files ?? []), id])].sort();
  return { message: { ...message, files, deleted_files, dropped_ref: droppedRefs(message, files) } };
}

/**
 * The long texts of files that a message no longer has. They're stored in the message, because a process
 * may stop before it opens the job that deletes them, and a second try that finds the message already
 * changed couldn't know what it had.
 */
function droppedRefs(
  { dropped_ref = [], files: before = [] }: KnownMessage,
  after: KnownMessage['files'] = [],
): string[] | undefined {
  const kept = refsIn(after);
  const dropped = refsIn(before).filter((ref) => !kept.includes(ref));
  const all = [...new Set([...dropped_ref, ...dropped])].slice(-DROPPED_MAX).sort();
  return all.length > 0 ? all : undefined;
}

/** More files than a message has; a bot may change them often. */
const DROPPED_MAX = 20;

function refsIn(files: readonly MessageFile[]): string[] {
  return files.flatMap(({ content_ref }) => content_ref ?? []);
}

/** Updates a file of a message to what Slack shows now; has no effect on messages without the file. */
export function withFile(known: KnownMessage, file: MessageFile): MessageChange {
  const { files, ...message } = known;
  if (files === undefined) return { message };
  const newer = files.map((one) => (one.id === file.id ? file : one));
  return { message: { ...known, files: withKnownFiles(newer, files) } };
}

/** Drops files that were deleted on their own, whatever a delivery says about them. */
export function withoutDeletedFiles<T extends KnownMessage>(message: T): T {
  const { files, deleted_files = [] } = message;
  if (files === undefined || deleted_files.length === 0) return message;
  const isDeleted = ({ id }: MessageFile) => id !== undefined && deleted_files.includes(id);
  return { ...message, files: files.map((file) => (isDeleted(file) ? deletedFile(file.id) : file)) };
}

export function withMark(known: KnownMessage, mark: Mark): MessageChange {
  const value = markValue(mark);
  const current = known.marks?.[mark.by] ?? '';
  return current < value
    ? { message: { ...known, marks: { ...known.marks, [mark.by]: value } } }
    : { message: known };
}
