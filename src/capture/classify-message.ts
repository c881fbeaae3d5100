import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import type { SlackFile, SlackMessage } from './captured-event.js';
import { readMessageText } from './read-message-text.js';

type Description = Pick<TimelineEvent, 'type' | 'description' | 'source' | 'detail' | 'note'>;

/** What becomes of a message: what a person said is a comment, the rest are events; some are nothing at all. */
export type MessageClass = 'comment' | 'ignored' | ((message: SlackMessage) => Description);

const change =
  (type: string, description: string, read: (message: SlackMessage) => string | undefined): MessageClass =>
  (message) => ({
    type,
    description,
    source: 'Slack',
    ...(read(message) && { note: read(message) }),
  });

const topic = change('TOPIC_CHANGED', 'Topic set', ({ topic, text }) => topic ?? text);
const purpose = change('PURPOSE_CHANGED', 'Description set', ({ purpose, text }) => purpose ?? text);
const name = change('CHANNEL_RENAMED', 'Channel renamed', ({ name, text }) => name ?? text);
const archived = change('CHANNEL_ARCHIVED', 'Channel archived', () => undefined);
const unarchived = change('CHANNEL_UNARCHIVED', 'Channel unarchived', () => undefined);
const permissions = change('POSTING_PERMISSIONS_CHANGED', 'Posting permissions changed', ({ text }) => text);

const CLASSES: Readonly<Record<string, MessageClass>> = {
  '': 'comment',
  thread_broadcast: 'comment',
  me_message: 'comment',
  file_share: describeFiles,
  bot_message: describeBotMessage,
  channel_topic: topic,
  group_topic: topic,
  channel_purpose: purpose,
  group_purpose: purpose,
  channel_name: name,
  group_name: name,
  channel_archive: archived,
  group_archive: archived,
  channel_unarchive: unarchived,
  group_unarchive: unarchived,
  channel_posting_permissions: permissions,
  // Who comes and goes is told by events of its own, pins likewise; the rest is Slack talking of itself.
  channel_join: 'ignored',
  channel_leave: 'ignored',
  group_join: 'ignored',
  group_leave: 'ignored',
  pinned_item: 'ignored',
  unpinned_item: 'ignored',
  message_replied: 'ignored',
  reply_broadcast: 'ignored',
  assistant_app_thread: 'ignored',
  huddle_thread: 'ignored',
  bot_add: 'ignored',
  bot_remove: 'ignored',
  bot_enable: 'ignored',
  bot_disable: 'ignored',
  reminder_add: 'ignored',
  joiner_notification: 'ignored',
  slackbot_response: 'ignored',
  ekm_access_denied: 'ignored',
  channel_convert_to_private: 'ignored',
  tombstone: 'ignored',
};

/** Other bots post with or without their subtype; what matters is that no person said it. */
export function classifyMessage(message: SlackMessage): MessageClass {
  const { subtype = '', bot_id } = message;
  if (subtype === '' && bot_id !== undefined) return describeBotMessage;
  return isKnownSubtype(message) ? (CLASSES[subtype] ?? 'ignored') : describeUnknown;
}

/** Whether Aegis knows what Slack means by the message's subtype. */
export function isKnownSubtype({ subtype = '' }: SlackMessage): boolean {
  return Object.hasOwn(CLASSES, subtype);
}

/** Slack adds kinds of messages; until Aegis knows one, it stands on the record as what it is. */
function describeUnknown(message: SlackMessage): Description {
  const type = (message.subtype ?? 'message')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .slice(0, 60);
  return { type, description: readMessageText(message), source: 'Slack' };
}

function describeBotMessage(message: SlackMessage): Description {
  const { username, bot_profile } = message;
  return {
    type: 'BOT_MESSAGE',
    description: readMessageText(message),
    source: username ?? bot_profile?.name ?? 'A bot',
  };
}

function describeFiles({ text, files = [] }: SlackMessage): Description {
  const names = files.map((file) => file.name ?? file.title ?? 'a file').join(', ');
  const said = [text, ...files.map(({ preview }) => preview && `\`\`\`\n${preview}\n\`\`\``)].filter(Boolean);
  return {
    type: 'FILE_SHARED',
    description: `File shared: ${names}`,
    source: 'Slack',
    detail: { name: names, ...detailOf(files) },
    ...(said.length > 0 && { note: said.join('\n') }),
  };
}

function detailOf(files: readonly SlackFile[]): Record<string, string> {
  const [first] = files;
  const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  return {
    ...(first?.mimetype && { mimetype: first.mimetype }),
    ...(size > 0 && { size: String(size) }),
    ...(first?.permalink && { permalink: first.permalink }),
  };
}
