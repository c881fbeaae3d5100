import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import { MESSAGE_EVENT } from '../data/store/messages/mark-message.js';
import type { StoredMessage } from '../data/store/messages/write-message.js';
import type { CaptureDeps } from './capture-deps.js';
import type { MessageEvent } from './captured-event.js';
import type { DeliveryFacts } from './channels/read-channel-change.js';
import { classifyMessage, isKnownSubtype } from './classify-message.js';
import type { ParticipantTracker } from './participant-tracker.js';
import { prepareForStorage } from './prepare-for-storage.js';
import { readMessageText } from './reader/read-message-text.js';
import type { SlackMessage } from './reader/slack-message.js';
import { hintAtSecrets } from './secret-hint.js';

export interface MessageContext {
  deps: CaptureDeps;
  participants: ParticipantTracker;
  incidentId: string;
  /** Called with each subtype that Aegis doesn't know. */
  reportUnknown: (subtype: string) => void;
  /** Record that there was a message but not its text, because the channel is shared with another organization. */
  isWithheld: boolean;
  /** Absent for events that are built from a channel's history. */
  delivery?: DeliveryFacts;
}

/** Records a message, an edit or a deletion. */
export async function captureMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  if (event.subtype === 'message_changed') return applyEdit(context, event);
  if (event.subtype === 'message_deleted') return applyDeletion(context, event);
  if (!isKnownSubtype(event)) context.reportUnknown(event.subtype ?? '');
  const { deps, participants, incidentId } = context;
  const said = readMessage(context, event.channel, event);
  if (!said) return;
  const stored = await prepare(context, event, said);
  const isPerson = event.user !== undefined && event.bot_id === undefined;
  await Promise.all([
    deps.store.recordMessage(stored.said),
    isPerson && participants.recordMessage({ incidentId, userId: event.user ?? '', at: said.timestamp }),
  ]);
  await stored.hint();
}

async function applyEdit(context: MessageContext, event: MessageEvent): Promise<void> {
  const { message, previous_message, channel } = event;
  if (!message) return;
  // Slack replaces a deleted message that has replies with a tombstone; only the old message names its author.
  if (message.subtype === 'tombstone') {
    return markDeleted(context, event, { ...previous_message, ts: message.ts });
  }
  // Unchanged text: Slack only unfurled a link.
  if (previous_message && readMessageText(message) === readMessageText(previous_message)) return;
  const said = readMessage(context, channel, message);
  // `edited.ts` has whole seconds and can't order two quick edits; the event's own time can.
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

/** The comment or event that a message becomes; undefined if it isn't recorded or its `ts` is invalid. */
function readMessage(
  context: MessageContext,
  channel_id: string,
  message: SlackMessage,
): StoredMessage | undefined {
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

const WITHHELD = 'Posted in a channel that is shared with another organization';

/** What to store, and the warning to send once it's stored. */
async function prepare<S extends StoredMessage>({ deps }: MessageContext, event: MessageEvent, said: S) {
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
