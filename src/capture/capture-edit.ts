import { isDeepStrictEqual } from 'node:util';
import type { Comment } from '../incidents/records/comment.js';
import { captureDeletion } from './capture-deletion.js';
import { type MessageEvent, momentOf, type PostedMessage } from './captured-event.js';
import { openClaimWithdrawal } from './claim-withdrawal.js';
import { classifyMessage } from './classify-message.js';
import type { MessageContext } from './message-context.js';
import { isPersons, readStorable } from './read-comment.js';
import { readFiles } from './reader/read-files.js';
import { readMessageText } from './reader/read-message-text.js';
import { hintAtSecrets } from './secret-hint.js';

/** Records what became of a message, or that it was deleted. */
export async function captureEdit(context: MessageContext, event: MessageEvent): Promise<void> {
  const { message: edited, previous_message: previous, channel } = event;
  if (!edited) return;
  // Slack replaces a deleted message that has replies with a tombstone.
  if (edited.subtype === 'tombstone') return captureDeletion(context, { ...event, deleted_ts: edited.ts });
  if (classifyMessage(edited) !== 'said') return;
  const isTextSame = previous !== undefined && readMessageText(edited) === readMessageText(previous);
  // Slack only unfurled a link or counted a reply.
  if (isTextSame && isDeepStrictEqual(readFiles(edited), readFiles(previous))) return;
  // `edited.ts` has whole seconds and can't order two quick edits; the event's own time can.
  const edited_at = momentOf(event);
  const prepared = await readStorable(context, channel, edited);
  if (!prepared || !edited_at) return;
  const { message, secrets } = prepared;
  const original = previous && (await readOriginal(context, channel, previous));
  await context.deps.store.editMessage({ ...message, edited_at }, { original, isTextSame });
  if (isPersons(message)) await openClaimWithdrawal(context.deps, message, edited_at);
  await hintAtSecrets(context.deps, { event, message, secrets });
}

/** What a bot's message was when it was posted; undefined if it had been edited before. */
async function readOriginal(
  context: MessageContext,
  channel: string,
  previous: PostedMessage,
): Promise<Comment | undefined> {
  if (previous.edited !== undefined || classifyMessage(previous) !== 'said') return undefined;
  const prepared = await readStorable(context, channel, previous);
  return prepared && !isPersons(prepared.message) ? prepared.message : undefined;
}
