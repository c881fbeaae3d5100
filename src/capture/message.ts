import type { Comment } from '../data/entities/comment.js';
import type { TimelineEvent } from '../data/entities/event.js';
import { fromSlackTs } from '../timestamp.js';
import type { CaptureDeps } from './capture.js';
import type { People } from './people.js';
import type { MessageEvent, SlackMessage } from './slack-event.js';

export interface MessageContext {
  deps: CaptureDeps;
  people: People;
  incidentId: string;
}

/** What becomes of a message, by its subtype; a message without one is what a person said. */
const HANDLERS: Record<string, (context: MessageContext, event: MessageEvent) => Promise<unknown>> = {
  '': recordWords,
  thread_broadcast: recordWords,
  me_message: recordWords,
  file_share: (context, event) => recordEvent(context, event, describeFile(event)),
  bot_message: (context, event) => recordEvent(context, event, describeBotMessage(event)),
  channel_topic: (context, event) => recordEvent(context, event, describeTopic(event)),
  group_topic: (context, event) => recordEvent(context, event, describeTopic(event)),
  message_changed: applyEdit,
  message_deleted: applyDeletion,
};

export async function captureMessage(context: MessageContext, event: MessageEvent): Promise<void> {
  const handle = HANDLERS[kindOf(event)];
  await handle?.(context, event);
}

/** Other bots post with or without the subtype; what matters is that no person said it. */
function kindOf(event: MessageEvent): string {
  const { subtype = '' } = event;
  if (subtype === '' && event.bot_id !== undefined) return 'bot_message';
  return Object.hasOwn(HANDLERS, subtype) ? subtype : 'ignored';
}

async function recordWords({ deps, people, incidentId }: MessageContext, event: MessageEvent): Promise<void> {
  const comment = toComment(incidentId, event.channel, event);
  if (!comment) return;
  await Promise.all([
    deps.store.recordMessage(comment),
    people.spoke({ incidentId, userId: comment.user_id, at: comment.timestamp }),
  ]);
}

async function applyEdit({ deps, incidentId }: MessageContext, event: MessageEvent): Promise<void> {
  const { message, previous_message, channel } = event;
  if (!message) return;
  // Slack leaves a tombstone in place of a deleted message that has replies; who wrote it stands in the old one.
  if (message.subtype === 'tombstone') {
    return recordDeletion(deps, incidentId, { ...event, message: { ...previous_message, ts: message.ts } });
  }
  // The same text again: Slack has only unfurled a link.
  if (!isWords(message) || message.text === previous_message?.text) return;
  // The event's own time: the mark on the message, `edited.ts`, has whole seconds and cannot order two quick edits.
  const edited_at = fromSlackTs(event.event_ts ?? event.ts);
  const comment = toComment(incidentId, channel, message);
  if (comment && edited_at) await deps.store.editMessage({ ...comment, edited_at });
}

async function applyDeletion({ deps, incidentId }: MessageContext, event: MessageEvent): Promise<void> {
  const { deleted_ts, previous_message } = event;
  if (!deleted_ts || (previous_message && !isWords(previous_message))) return;
  await recordDeletion(deps, incidentId, { ...event, message: { ...previous_message, ts: deleted_ts } });
}

async function recordDeletion(
  deps: CaptureDeps,
  incidentId: string,
  {
    message,
    channel,
    event_ts,
    ts,
  }: Pick<MessageEvent, 'channel' | 'event_ts' | 'ts'> & { message: SlackMessage },
): Promise<void> {
  const comment = toComment(incidentId, channel, message);
  const deleted_at = fromSlackTs(event_ts ?? ts) ?? comment?.timestamp;
  if (comment && deleted_at) await deps.store.deleteMessage({ ...comment, deleted_at });
}

/** Whether a person said it, so that it stands on the record as a comment. */
function isWords({ subtype = '', bot_id }: SlackMessage): boolean {
  return HANDLERS[subtype] === recordWords && bot_id === undefined;
}

/** Undefined for a timestamp that is not Slack's. */
function toComment(incidentId: string, channel: string, message: SlackMessage): Comment | undefined {
  const timestamp = fromSlackTs(message.ts);
  if (!timestamp) return undefined;
  const thread = message.thread_ts === message.ts ? undefined : fromSlackTs(message.thread_ts ?? '');
  return {
    incident_id: incidentId,
    timestamp,
    user_id: message.user ?? 'unknown',
    text: message.text ?? '',
    source: 'message',
    channel_id: channel,
    thread,
  };
}

type Description = Pick<TimelineEvent, 'type' | 'description' | 'source' | 'detail' | 'note'>;

async function recordEvent(
  { deps, people, incidentId }: MessageContext,
  event: MessageEvent,
  description: Description,
): Promise<void> {
  const timestamp = fromSlackTs(event.ts);
  if (!timestamp) return;
  const user_id = event.user;
  await Promise.all([
    deps.store.recordEvent({
      incident_id: incidentId,
      event_id: 'message',
      timestamp,
      user_id,
      ...description,
    }),
    isPerson(event) && people.spoke({ incidentId, userId: user_id ?? '', at: timestamp }),
  ]);
}

function isPerson({ user, bot_id }: MessageEvent): boolean {
  return user !== undefined && bot_id === undefined;
}

function describeFile({ text, files = [] }: MessageEvent): Description {
  const names = files.map(({ name }) => name ?? 'a file').join(', ');
  const [first] = files;
  return {
    type: 'FILE_SHARED',
    description: `File shared: ${names}`,
    source: 'Slack',
    detail: { name: names, ...(first?.mimetype && { mimetype: first.mimetype }) },
    ...(text && { note: text }),
  };
}

function describeBotMessage({ text = '', username, bot_profile }: MessageEvent): Description {
  return { type: 'BOT_MESSAGE', description: text, source: username ?? bot_profile?.name ?? 'A bot' };
}

function describeTopic({ topic, text = '' }: MessageEvent): Description {
  return { type: 'TOPIC_CHANGED', description: 'Topic set', source: 'Slack', note: topic ?? text };
}
