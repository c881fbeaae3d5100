import { type MessageEvent, momentOf, type PostedMessage } from './captured-event.js';
import { classifyMessage } from './classify-message.js';
import type { MessageContext } from './message-context.js';
import { readComment } from './read-comment.js';
import { isTombstone } from './reader/is-tombstone.js';
import { openWithdrawal } from './words-withdrawal.js';

/** Removes a message's content from the record, for good, whether or not the message has arrived yet. */
export async function captureDeletion(context: MessageContext, event: MessageEvent): Promise<void> {
  const { deleted_ts, previous_message: previous } = event;
  const ts = deleted_ts ?? previous?.ts;
  if (ts === undefined) return;
  const deleted = previous && !isTombstone(previous) ? { ...previous, ts } : nameless(ts, previous);
  if (classifyMessage(deleted) !== 'said') return;
  const message = await readComment(context, event.channel, deleted);
  const deleted_at = momentOf(event) ?? message?.timestamp;
  if (!message || !deleted_at) return;
  const change = await context.deps.store.deleteMessage({ ...message, deleted_at });
  await openWithdrawal(context.deps, message, { at: deleted_at, change });
}

/** A tombstone is signed by Slackbot and doesn't say whose message it was. */
function nameless(ts: string, tombstone: PostedMessage | undefined): PostedMessage {
  return { ts, thread_ts: tombstone?.thread_ts };
}
