import { isDeepStrictEqual } from 'node:util';
import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import { withoutDeletedFiles } from '../data/store/messages/message-changes.js';
import type { Comment } from '../incidents/records/comment.js';
import { deletedFile, type MessageFile } from '../incidents/records/message-file.js';
import type { CaptureDeps } from './capture-deps.js';
import type { PostedMessage } from './captured-event.js';
import { withChangedFiles, withNamedFiles } from './file-change.js';
import type { MessageContext } from './message-context.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { readAuthor } from './read-author.js';
import { namedOnly, readFiles } from './reader/read-files.js';
import { readMessageText } from './reader/read-message-text.js';

/** Turns a message into a comment, before it's prepared for storage; undefined if its `ts` is invalid. */
export async function readComment(
  { incidentId: incident_id, isWithheld, isBotUser }: MessageContext,
  channel_id: string,
  message: PostedMessage,
): Promise<Comment | undefined> {
  const { ts, thread_ts = '' } = message;
  const timestamp = fromSlackTs(ts);
  if (!timestamp) return undefined;
  const { author_name, ...author } = await readAuthor(message, isBotUser);
  const said = { ...author, incident_id, timestamp, source: 'message' as const, channel_id };
  const thread = thread_ts === ts ? undefined : fromSlackTs(thread_ts);
  if (isWithheld) return { ...said, thread };
  const files = readFiles(message);
  return {
    ...said,
    thread,
    author_name,
    text: readMessageText(message),
    files: files.length > 0 ? files : undefined,
  };
}

/**
 * Prepares a comment for storage: removes credentials and moves long texts to the object store. `version` is
 * the time of the edit that it comes from.
 */
export async function readStorable(
  context: MessageContext,
  channel: string,
  { message, version }: { message: PostedMessage; version?: Timestamp | undefined },
): Promise<{ message: Comment; secrets: string[] } | undefined> {
  const comment = await readComment(context, channel, message);
  if (!comment) return undefined;
  const since = version ?? comment.timestamp;
  const named = context.isWithheld ? [] : namedOnly(message);
  const whole = await withNamedFiles(context.deps, comment, named);
  const said = await withFileUse(context.deps, whole, since);
  return prepareForStorage(context.deps.contents, said, since);
}

/**
 * Makes a message findable by its files, updates files that changed since it was sent, and reduces deleted
 * ones to placeholders.
 */
async function withFileUse(deps: CaptureDeps, comment: Comment, since: Timestamp): Promise<Comment> {
  const ids = (comment.files ?? []).flatMap((file) =>
    file.id === undefined || isDeleted(file) ? [] : [file.id],
  );
  if (ids.length === 0) return comment;
  const { deleted, changed } = await deps.store.recordFileUse(comment, ids);
  const newer = changed.filter(({ file_id, changed_at }) => changed_at > since && !deleted.includes(file_id));
  const current = await withChangedFiles(
    deps,
    comment,
    newer.map(({ file_id }) => file_id),
  );
  return deleted.length === 0 ? current : withoutDeletedFiles({ ...current, deleted_files: deleted });
}

/** A file of which only the id is known. */
function isDeleted({ id, ...file }: MessageFile): boolean {
  return isDeepStrictEqual({ id, ...file }, deletedFile(id));
}

export function isPersons({ user_id, author_kind }: Comment): boolean {
  return user_id !== 'unknown' && author_kind === undefined;
}
