import { isDeepStrictEqual } from 'node:util';
import type { Comment } from '../incidents/records/comment.js';
import { captureDeletion } from './capture-deletion.js';
import { type MessageEvent, momentOf, type PostedMessage } from './captured-event.js';
import { classifyMessage } from './classify-message.js';
import { removeFile } from './file-deletion.js';
import type { MessageContext } from './message-context.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { isPersons, readComment, readStorable } from './read-comment.js';
import { hasTranscript, isDeletedFile } from './reader/files/file-kind.js';
import { isTombstone } from './reader/is-tombstone.js';
import { readFiles } from './reader/read-files.js';
import { readMessageText } from './reader/read-message-text.js';
import { hintAtSecrets } from './secret-hint.js';
import { dropLeftovers } from './text-changes.js';
import { openWithdrawal } from './words-withdrawal.js';

/** Records an edit of a message, or its deletion. */
export async function captureEdit(context: MessageContext, event: MessageEvent): Promise<void> {
  const { message: edited, previous_message: previous, channel } = event;
  if (!edited) return;
  // Slack replaces a deleted message that has replies with a tombstone.
  if (isTombstone(edited)) return captureDeletion(context, { ...event, deleted_ts: edited.ts });
  if (classifyMessage(edited) !== 'said') return;
  const isTextSame = previous !== undefined && readMessageText(edited) === readMessageText(previous);
  const isSame = isTextSame && isDeepStrictEqual(readFiles(edited), readFiles(previous));
  // Slack only unfurled a link or counted a reply. But if a clip got its transcript, both messages may have
  // it.
  if (isSame && !edited.files?.some(hasTranscript)) return;
  // `edited.ts` has whole seconds and can't order two quick edits; the event's own time can.
  const edited_at = momentOf(event);
  const prepared = await readStorable(context, channel, { message: edited, version: edited_at });
  if (!prepared || !edited_at) return;
  const { message, secrets } = prepared;
  const original = previous && (await readOriginal(context, channel, previous));
  for (const file_id of deletedFiles(edited)) {
    await removeFile(context.deps, message, { file_id, at: edited_at });
  }
  const change = await context.deps.store.editMessage(
    { ...message, edited_at },
    {
      original,
      isSameState: isTextSame || isStreaming(edited) || isStreaming(previous),
      isUnmarked: previous === undefined && edited.edited === undefined,
    },
  );
  await dropLeftovers(context.deps, message, change);
  if (isPersons(message) || change.after.dropped_ref !== undefined) {
    await openWithdrawal(context.deps, message, { at: edited_at, change });
  }
  await hintAtSecrets(context.deps, { event, message, secrets });
}

/** Whether an agent was still writing it; Slack reports each piece as an edit. */
function isStreaming(message: PostedMessage | undefined): boolean {
  return message?.streaming_state === 'in_progress';
}

/** Files that were deleted on their own; the event about that may never arrive. */
function deletedFiles({ files = [] }: PostedMessage): string[] {
  return files.filter(isDeletedFile).flatMap(({ id }) => id ?? []);
}

/** The bot message as it was first posted; undefined if it had been edited before. */
async function readOriginal(
  context: MessageContext,
  channel: string,
  previous: PostedMessage,
): Promise<Comment | undefined> {
  const isOriginal = previous.edited === undefined && !isStreaming(previous);
  if (!isOriginal || classifyMessage(previous) !== 'said') return undefined;
  const comment = await readComment(context, channel, previous);
  // A person's earlier text isn't kept.
  if (!comment || isPersons(comment)) return undefined;
  // A message's states have no files.
  const said = { ...comment, files: undefined };
  return (await prepareForStorage(context.deps.contents, said, comment.timestamp)).message;
}
