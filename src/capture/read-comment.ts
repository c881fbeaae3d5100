import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import type { PostedMessage } from './captured-event.js';
import type { MessageContext } from './message-context.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { readAuthor } from './read-author.js';
import { readFiles } from './reader/read-files.js';
import { readMessageText } from './reader/read-message-text.js';

/** What a message becomes on the record, before it's prepared for storage; undefined if its `ts` is invalid. */
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

/** As it's stored: without credentials, long texts moved to the object store. `version` is when an edit made it so. */
export async function readStorable(
  context: MessageContext,
  channel: string,
  { message, version }: { message: PostedMessage; version?: Timestamp | undefined },
): Promise<{ message: Comment; secrets: string[] } | undefined> {
  const comment = await readComment(context, channel, message);
  return comment && prepareForStorage(context.deps.contents, comment, version ?? comment.timestamp);
}

export function isPersons({ user_id, author_kind }: Comment): boolean {
  return user_id !== 'unknown' && author_kind === undefined;
}
