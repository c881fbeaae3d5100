import { fromSlackTs } from '../base/timestamp.js';
import { redactCredentials } from '../redaction/redact-credentials.js';
import { captureDeletion } from './capture-deletion.js';
import { captureEdit } from './capture-edit.js';
import { editedAt, type MessageEvent } from './captured-event.js';
import { MESSAGE_FORM } from './channels/read-channel-change.js';
import { classifyMessage, type Description, isKnownSubtype } from './classify-message.js';
import type { MessageContext } from './message-context.js';
import { isPersons, readStorable } from './read-comment.js';
import { hintAtSecrets } from './secret-hint.js';
import { dropLeftovers } from './text-changes.js';
import { openWithdrawal } from './words-withdrawal.js';

/** Records a message, an edit, a deletion, or a notice about the channel such as a new topic. */
export async function captureMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  if (event.subtype === 'message_changed') return captureEdit(context, event);
  if (event.subtype === 'message_deleted') return captureDeletion(context, event);
  const kind = classifyMessage(event);
  if (kind === 'ignored' || kind === 'channel') return;
  if (kind !== 'said') return recordNotice(context, event, kind(event));
  if (!isKnownSubtype(event)) context.reportUnknown(event.subtype ?? '');
  await recordPost(context, event);
}

async function recordNotice(
  { deps, incidentId, isWithheld }: MessageContext,
  { ts, user }: MessageEvent,
  { note, ...change }: Description,
): Promise<void> {
  const timestamp = fromSlackTs(ts);
  if (!timestamp) return;
  await deps.store.recordEvent({
    ...change,
    incident_id: incidentId,
    timestamp,
    event_id: MESSAGE_FORM,
    ...(user !== undefined && { user_id: user }),
    ...(note !== undefined && !isWithheld && { note: redactCredentials(note).value }),
  });
}

async function recordPost(context: MessageContext, event: MessageEvent): Promise<void> {
  const { deps, participants, incidentId } = context;
  const edited_at = editedAt(event);
  const prepared = await readStorable(context, event.channel, { message: event, version: edited_at });
  if (!prepared) return;
  const { message, secrets } = prepared;
  const { user_id, timestamp } = message;
  const [change] = await Promise.all([
    // For an edited message, a history only has the result.
    edited_at ? deps.store.editMessage({ ...message, edited_at }) : deps.store.recordMessage(message),
    isPersons(message) && participants.recordMessage({ incidentId, userId: user_id, at: timestamp }),
  ]);
  await dropLeftovers(deps, message, change);
  // Already known; the history may correct it.
  if (edited_at && change.before && isPersons(message)) {
    await openWithdrawal(deps, message, { at: edited_at, change });
  }
  await hintAtSecrets(deps, { event, message, secrets });
}
