import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { truncate } from '../views/text.js';
import { isChannelSubtype } from './channels/read-channel-change.js';
import { isTombstone } from './reader/is-tombstone.js';
import type { SlackMessage } from './reader/slack-message.js';

export type Description = Pick<TimelineEvent, 'type' | 'description' | 'source' | 'note'>;

/**
 * How a message is recorded: as a comment, as the event that the function describes, as a change of the
 * channel (see `readChannelChange`), or not at all. The same message has different subtypes in an event, in
 * histories and in edits, so nothing that a person or bot wrote may depend on them.
 */
export type MessageClass = 'said' | 'ignored' | 'channel' | ((message: SlackMessage) => Description);

/** Longer than any of Slack's own sentences about a change. */
const NOTE_MAX = 2_000;

const change =
  (type: string, description: string, read: (message: SlackMessage) => string | undefined): MessageClass =>
  (message) => ({
    type,
    description,
    source: 'Slack',
    ...(read(message) && { note: truncate(read(message) ?? '', NOTE_MAX) }),
  });

const topic = change('TOPIC_CHANGED', 'Topic set', ({ topic, text }) => topic ?? text);
const purpose = change('PURPOSE_CHANGED', 'Description set', ({ purpose, text }) => purpose ?? text);
const permissions = change('POSTING_PERMISSIONS_CHANGED', 'Posting permissions changed', ({ text }) => text);

const CLASSES: Readonly<Record<string, MessageClass>> = {
  '': 'said',
  thread_broadcast: 'said',
  me_message: 'said',
  file_share: 'said',
  bot_message: 'said',
  slackbot_response: 'said',
  huddle_thread: 'said',
  channel_topic: topic,
  group_topic: topic,
  channel_purpose: purpose,
  group_purpose: purpose,
  channel_posting_permissions: permissions,
  // Joins, leaves and pins have their own events; the rest are Slack's own notices.
  channel_join: 'ignored',
  channel_leave: 'ignored',
  group_join: 'ignored',
  group_leave: 'ignored',
  pinned_item: 'ignored',
  unpinned_item: 'ignored',
  message_replied: 'ignored',
  reply_broadcast: 'ignored',
  app_conversation_join: 'ignored',
  app_conversation_leave: 'ignored',
  assistant_app_thread: 'ignored',
  channel_canvas_updated: 'ignored',
  tabbed_canvas_updated: 'ignored',
  bot_add: 'ignored',
  bot_remove: 'ignored',
  bot_enable: 'ignored',
  bot_disable: 'ignored',
  reminder_add: 'ignored',
  joiner_notification: 'ignored',
  ekm_access_denied: 'ignored',
};

/**
 * Slack adds subtypes from time to time. Messages with an unknown one are recorded like any other, unless
 * Slack hides them.
 */
export function classifyMessage(
  message: Pick<SlackMessage, 'subtype' | 'hidden' | 'is_ephemeral' | 'user' | 'text'>,
): MessageClass {
  const { subtype = '', hidden = false, is_ephemeral = false } = message;
  if (is_ephemeral || isTombstone(message)) return 'ignored';
  if (isChannelSubtype(subtype)) return 'channel';
  if (isKnownSubtype({ subtype })) return CLASSES[subtype] ?? 'ignored';
  return hidden ? 'ignored' : 'said';
}

/** Whether Aegis knows the message's subtype. */
export function isKnownSubtype({ subtype = '' }: Pick<SlackMessage, 'subtype'>): boolean {
  return Object.hasOwn(CLASSES, subtype);
}
