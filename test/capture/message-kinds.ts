import { ALICE, BOB } from '../support/slack.js';
import { BOT_USER } from './capture-setup.js';

const FILE = {
  id: 'F07GRAPH',
  name: 'graph.png',
  title: 'graph.png',
  mimetype: 'image/png',
  size: 2048,
  permalink: 'https://acme.slack.com/files/U01ALICE/F07GRAPH/graph.png',
};

const { title: _, ...STORED_FILE } = FILE;

/** One kind of message, in the forms in which Slack delivers it. */
export interface MessageKind {
  name: string;
  /** Fields of a new message's event that other deliveries may lack. */
  subtype?: string;
  /** All other fields except its text. */
  fields: Record<string, unknown>;
  /** What's stored of it besides its text. */
  stored: Record<string, unknown>;
  /** Text that the record must not contain once the message is deleted. */
  words?: readonly string[];
  /** Whether an edit adds a state instead of replacing the text. */
  keepsStates?: boolean;
}

const bot = { author_kind: 'bot' };
const app = {
  app_id: 'A07ALERTS',
  bot_profile: { id: 'B07ALERTS', app_id: 'A07ALERTS', name: 'Alertmanager' },
};

/** All kinds of messages that Slack delivers. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  {
    name: "a person's",
    fields: { user: BOB, client_msg_id: 'c-1' },
    stored: { user_id: BOB },
  },
  {
    name: 'a reply',
    fields: { user: BOB, thread_ts: '1736950000.000100' },
    stored: { user_id: BOB, thread: '2025-01-15T14:06:40.000100Z' },
  },
  {
    name: 'a reply that is also sent to the channel',
    subtype: 'thread_broadcast',
    fields: { user: BOB, thread_ts: '1736950000.000100' },
    stored: { user_id: BOB, thread: '2025-01-15T14:06:40.000100Z' },
  },
  { name: 'a /me message', subtype: 'me_message', fields: { user: BOB }, stored: { user_id: BOB } },
  {
    name: "a person's with a file",
    subtype: 'file_share',
    fields: { user: BOB, files: [FILE], upload: true },
    stored: { user_id: BOB, files: [STORED_FILE] },
    words: ['graph.png'],
  },
  {
    name: "a person's through an app",
    fields: { user: ALICE, bot_id: 'B07PROXY', ...app },
    stored: { user_id: ALICE },
  },
  {
    name: "an integration's",
    subtype: 'bot_message',
    fields: { bot_id: 'B07ALERTS', username: 'PagerDuty' },
    stored: { ...bot, user_id: 'unknown', author_name: 'PagerDuty' },
    words: ['PagerDuty'],
    keepsStates: true,
  },
  {
    name: "a bot's",
    fields: { user: BOT_USER, bot_id: 'B07ALERTS', ...app },
    stored: { ...bot, user_id: BOT_USER, author_name: 'Alertmanager' },
    words: ['Alertmanager'],
    keepsStates: true,
  },
  {
    name: "a bot's reply that is also sent to the channel",
    subtype: 'thread_broadcast',
    fields: { user: BOT_USER, bot_id: 'B07ALERTS', ...app, thread_ts: '1736950000.000100' },
    stored: { ...bot, author_name: 'Alertmanager', thread: '2025-01-15T14:06:40.000100Z' },
    keepsStates: true,
  },
  {
    name: "a bot's with a file",
    subtype: 'file_share',
    fields: { user: BOT_USER, bot_id: 'B07ALERTS', ...app, files: [FILE] },
    stored: { ...bot, files: [STORED_FILE] },
    words: ['graph.png'],
    keepsStates: true,
  },
  {
    name: "a workflow's",
    subtype: 'bot_message',
    fields: {
      bot_id: 'B07FLOW',
      username: 'Incident intake',
      bot_profile: { id: 'B07FLOW', name: 'Incident intake', is_workflow_bot: true },
    },
    stored: { author_kind: 'workflow', author_name: 'Incident intake' },
    keepsStates: true,
  },
  {
    name: "Slackbot's",
    subtype: 'slackbot_response',
    fields: { user: 'USLACKBOT' },
    stored: { ...bot, author_name: 'Slackbot' },
    keepsStates: true,
  },
  {
    name: 'a comment on a file, in an old export',
    subtype: 'file_comment',
    fields: { comment: { user: BOB, comment: '' } },
    stored: { user_id: BOB },
  },
  {
    name: "an unknown subtype's",
    subtype: 'sh_room_created',
    fields: { user: BOB },
    stored: { user_id: BOB },
  },
];
