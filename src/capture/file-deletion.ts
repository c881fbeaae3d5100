import type { Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import type { CaptureDeps } from './capture-deps.js';
import type { FileEvent } from './file-event.js';
import { openWithdrawal } from './words-withdrawal.js';

/** Removes a file that was deleted on its own from the messages that have it. */
export async function captureFileDeletion(
  deps: CaptureDeps,
  { fileId: file_id, at }: FileEvent,
): Promise<void> {
  const messages = await deps.store.recordFileDeletion(file_id, at);
  for (const message of messages) await removeFile(deps, message, { file_id, at });
}

/** Reduces a file in a message to a placeholder, and withdraws whatever rests on it. */
export async function removeFile(
  deps: Pick<CaptureDeps, 'clock' | 'queue' | 'store'>,
  message: Pick<Comment, 'incident_id' | 'timestamp'>,
  { file_id, at }: { file_id: string; at: Timestamp },
): Promise<void> {
  const change = await deps.store.removeFile(message, file_id);
  await openWithdrawal(deps, message, { at, change, isFile: true });
}
