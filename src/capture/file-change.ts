import type { Timestamp } from '../base/timestamp.js';
import type { Changed } from '../data/store/messages/change-message.js';
import type { Comment } from '../incidents/records/comment.js';
import type { MessageFile } from '../incidents/records/message-file.js';
import type { CaptureDeps } from './capture-deps.js';
import type { FileEvent } from './file-event.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { slackFile } from './reader/files/slack-file.js';
import { readFile } from './reader/read-files.js';
import { dropLeftovers } from './text-changes.js';
import { openWithdrawal } from './words-withdrawal.js';

/**
 * Updates a file in the messages that have it: a clip got its transcript, or a title or snippet was edited.
 * Slack's event only says that something changed, and Slack may not send another.
 */
export async function captureFileChange(deps: CaptureDeps, { fileId, at }: FileEvent): Promise<void> {
  const messages = await deps.store.recordFileChange(fileId, at);
  const file = messages.length > 0 ? await fetchFile(deps, fileId) : undefined;
  if (!file) return;
  for (const message of messages) await replaceFile(deps, message, { file, at });
}

/** Updates a message's files that changed after it was sent to their current state. */
export async function withChangedFiles(
  deps: Pick<CaptureDeps, 'slack'>,
  comment: Comment,
  changed: readonly string[],
): Promise<Comment> {
  const known = await Promise.all(changed.map((id) => fetchFile(deps, id)));
  const files = comment.files?.map((file) => known.find((one) => one?.id === file.id) ?? file);
  return { ...comment, files };
}

/**
 * Completes the files that Slack only names, as in Slack Connect channels, where an app has to look up the rest. If that
 * fails, the message is kept as it is, because it counts for more than the names of its files.
 */
export async function withNamedFiles(
  deps: Pick<CaptureDeps, 'slack' | 'logger'>,
  comment: Comment,
  named: readonly string[],
): Promise<Comment> {
  if (named.length === 0) return comment;
  const lookUp = async (file: MessageFile): Promise<MessageFile> => {
    if (file.id === undefined || !named.includes(file.id)) return file;
    const found = await fetchFile(deps, file.id).catch((err: unknown) => {
      deps.logger.warn({ file_id: file.id, err }, "couldn't look up a file that Slack only names");
    });
    return found ?? file;
  };
  return { ...comment, files: comment.files && (await Promise.all(comment.files.map(lookUp))) };
}

/** Undefined if Slack doesn't show the file to Aegis. Throws if Slack fails, so that it sends the event again. */
async function fetchFile(
  { slack }: Pick<CaptureDeps, 'slack'>,
  id: string,
): Promise<MessageFile | undefined> {
  const file = slackFile.safeParse(await slack.file(id)).data;
  return file && { ...readFile(file), id };
}

async function replaceFile(
  deps: CaptureDeps,
  ref: Pick<Comment, 'incident_id' | 'timestamp'>,
  { file, at }: { file: MessageFile; at: Timestamp },
): Promise<void> {
  const current = await deps.store.getEvenExpired(ref.incident_id, ref.timestamp);
  if (!current?.files?.some(({ id }) => id === file.id)) return;
  const files = current.files.map((one) => (one.id === file.id ? file : one));
  const { message } = await prepareForStorage(deps.contents, { ...current, files }, at);
  const packed = message.files?.find(({ id }) => id === file.id);
  if (!packed) return;
  const change = await deps.store.replaceFile(ref, packed);
  await dropLeftovers(deps, message, change);
  if (hadWords(change, file.id)) await openWithdrawal(deps, ref, { at, change, isFile: true });
}

/** Whether a summary may rest on the file's earlier content. */
function hadWords({ isDone, before }: Changed, id: string | undefined): boolean {
  const earlier = before?.files?.find((one) => one.id === id);
  return !isDone || earlier?.text !== undefined;
}
