import type { MessageFile } from '../incidents/records/message-file.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { readFiles } from './reader/read-files.js';
import { readMessageText } from './reader/read-message-text.js';
import type { SlackMessage } from './reader/slack-message.js';

type Description = Pick<TimelineEvent, 'type' | 'description' | 'source' | 'detail' | 'note'>;

/** How a message is recorded: as a comment, as the event that the function builds from it, or not at all. */
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
  channel_posting_permissions: permissions,
  // Joins, leaves and pins have events of their own; the rest are Slack's own notices.
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
  tombstone: 'ignored',
};

/** Other bots post with or without the `bot_message` subtype, so `bot_id` decides when there's no subtype. */
export function classifyMessage(message: SlackMessage): MessageClass {
  const { subtype = '', bot_id, files = [] } = message;
  // Only the event about a new message calls it a file share; in histories and edits it has no subtype.
  if (subtype === '' && files.length > 0) return describeFiles;
  if (subtype === '' && bot_id !== undefined) return describeBotMessage;
  return isKnownSubtype(message) ? (CLASSES[subtype] ?? 'ignored') : describeUnknown;
}

/** Whether Aegis knows the message's subtype. */
export function isKnownSubtype({ subtype = '' }: SlackMessage): boolean {
  return Object.hasOwn(CLASSES, subtype);
}

/** Slack adds subtypes from time to time; until Aegis knows one, the event is named after it. */
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

function describeFiles(message: SlackMessage): Description {
  const files = readFiles(message);
  const names = files.map(({ name }) => name).join(', ');
  const previews = files.map(({ text }) => text && `\`\`\`\n${text}\n\`\`\``);
  const note = [message.text, ...previews].filter(Boolean).join('\n');
  return {
    type: 'FILE_SHARED',
    description: `File shared: ${names}`,
    source: 'Slack',
    detail: { name: names, ...detailOf(files) },
    ...(note !== '' && { note }),
  };
}

function detailOf(files: readonly MessageFile[]): Record<string, string> {
  const [first] = files;
  const size = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  return {
    ...(first?.mimetype && { mimetype: first.mimetype }),
    ...(size > 0 && { size: String(size) }),
    ...(first?.permalink && { permalink: first.permalink }),
  };
}
