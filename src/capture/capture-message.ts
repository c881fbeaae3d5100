import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import { MESSAGE_EVENT } from '../data/store/messages/mark-message.js';
import type { Said } from '../data/store/messages/write-message.js';
import type { CaptureDeps } from './capture.js';
import type { MessageEvent, SlackMessage } from './captured-event.js';
import { classifyMessage, isKnownSubtype } from './classify-message.js';
import type { ParticipantTracker } from './participant-tracker.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { readMessageText } from './read-message-text.js';
import { hintAtSecrets } from './secret-hint.js';

export interface MessageContext {
  deps: CaptureDeps;
  people: ParticipantTracker;
  incidentId: string;
  /** Told once of each kind of message that Aegis does not know. */
  reportUnknown: (subtype: string) => void;
  /** Only that somebody said something goes on the record, not what: the channel is shared with others. */
  isWithheld: boolean;
}

/** A message, an edit or a deletion goes on the record. */
export async function captureMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  if (event.subtype === 'message_changed') return applyEdit(context, event);
  if (event.subtype === 'message_deleted') return applyDeletion(context, event);
  if (!isKnownSubtype(event)) context.reportUnknown(event.subtype ?? '');
  const { deps, people, incidentId } = context;
  const said = readMessage(context, event.channel, event);
  if (!said) return;
  const stored = await prepare(context, event, said);
  const isPerson = event.user !== undefined && event.bot_id === undefined;
  await Promise.all([
    deps.store.recordMessage(stored.said),
    isPerson && people.spoke({ incidentId, userId: event.user ?? '', at: said.timestamp }),
  ]);
  await stored.hint();
}

async function applyEdit(context: MessageContext, event: MessageEvent): Promise<void> {
  const { message, previous_message, channel } = event;
  if (!message) return;
  // Slack leaves a tombstone in place of a deleted message that has replies; who wrote it stands in the old one.
  if (message.subtype === 'tombstone') {
    return markDeleted(context, event, { ...previous_message, ts: message.ts });
  }
  // The same words again: Slack has only unfurled a link.
  if (previous_message && readMessageText(message) === readMessageText(previous_message)) return;
  const said = readMessage(context, channel, message);
  // The event's own time: the mark on the message, `edited.ts`, has whole seconds and cannot order two quick edits.
  const edited_at = momentOf(event);
  if (!said || !edited_at) return;
  const stored = await prepare(context, event, { ...said, edited_at });
  await context.deps.store.editMessage(stored.said);
  await stored.hint();
}

async function applyDeletion(context: MessageContext, event: MessageEvent): Promise<void> {
  const { deleted_ts, previous_message } = event;
  if (deleted_ts) await markDeleted(context, event, { ...previous_message, ts: deleted_ts });
}

async function markDeleted(
  context: MessageContext,
  event: MessageEvent,
  message: SlackMessage,
): Promise<void> {
  const said = readMessage(context, event.channel, message);
  const deleted_at = momentOf(event) ?? said?.timestamp;
  if (said && deleted_at) await context.deps.store.deleteMessage({ ...said, deleted_at });
}

function momentOf({ event_ts, ts }: MessageEvent): Timestamp | undefined {
  return fromSlackTs(event_ts ?? ts);
}

/** What a message is on the record; undefined for kinds that are not, and for a timestamp that is not Slack's. */
function readMessage(context: MessageContext, channel_id: string, message: SlackMessage): Said | undefined {
  const kind = classifyMessage(message);
  const timestamp = fromSlackTs(message.ts);
  if (kind === 'ignored' || !timestamp) return undefined;
  const { incidentId: incident_id, isWithheld } = context;
  const { user, ts, thread_ts = '' } = message;
  const named = { incident_id, timestamp, ...(user !== undefined && { user_id: user }) };
  if (kind !== 'comment') {
    const event = { ...named, event_id: MESSAGE_EVENT, ...kind(message) };
    return isWithheld ? { ...event, description: WITHHELD, note: undefined, detail: undefined } : event;
  }
  return {
    user_id: 'unknown',
    ...named,
    text: isWithheld ? undefined : readMessageText(message),
    source: 'message',
    channel_id,
    thread: thread_ts === ts ? undefined : fromSlackTs(thread_ts),
  };
}

const WITHHELD = 'Said in a channel that is shared with others';

/** What is stored of it, and what follows once it is stored. */
async function prepare<S extends Said>({ deps }: MessageContext, event: MessageEvent, said: S) {
  const storable = await prepareForStorage(deps.contents, said);
  const { user_id } = said;
  return {
    said: storable.said,
    async hint(): Promise<void> {
      if (storable.secrets.length === 0 || user_id === undefined) return;
      const { channel: channelId, event_ts, ts } = event;
      await hintAtSecrets(deps, {
        channelId,
        userId: user_id,
        ts: event_ts ?? ts,
        secrets: storable.secrets,
      });
    },
  };
}
