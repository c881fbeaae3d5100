import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import type { CaptureDeps } from './capture-deps.js';
import type { DeliveryFacts } from './channels/read-channel-change.js';
import type { FileDeletedEvent } from './file-deleted-event.js';
import { openWithdrawal } from './words-withdrawal.js';

/** Removes a file that was deleted on its own from the messages that have it. */
export async function captureFileDeletion(
  deps: CaptureDeps,
  { file_id, event_ts = '' }: FileDeletedEvent,
  { sentAt }: DeliveryFacts,
): Promise<void> {
  // Slack shows one with eight digits after the point.
  const at = fromSlackTs(event_ts.slice(0, TS_LENGTH)) ?? sentAt;
  if (at === undefined) return;
  const messages = await deps.store.recordFileDeletion(file_id, at);
  for (const message of messages) await removeFile(deps, message, { file_id, at });
}

/** `1548954199.776451` */
const TS_LENGTH = 17;

/** Leaves nothing of a file in a message but that it was there; what rests on it goes, too. */
export async function removeFile(
  deps: Pick<CaptureDeps, 'clock' | 'queue' | 'store'>,
  message: Pick<Comment, 'incident_id' | 'timestamp'>,
  { file_id, at }: { file_id: string; at: Timestamp },
): Promise<void> {
  const change = await deps.store.removeFile(message, file_id);
  await openWithdrawal(deps, message, { at, change, isFile: true });
}
