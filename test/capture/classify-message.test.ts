import { describe, expect, it } from 'vitest';
import { classifyMessage, isKnownSubtype } from '../../src/capture/classify-message.js';
import { type SlackMessage, slackMessage } from '../../src/capture/reader/slack-message.js';

const parse = (fields: object) => slackMessage.parse({ ts: '1736950100.000200', ...fields });

function describeEvent(message: SlackMessage) {
  const messageClass = classifyMessage(message);
  return typeof messageClass === 'function' ? messageClass(message) : messageClass;
}

/** Attachments and blocks as alert integrations send them. */
const ALERT = {
  bot_id: 'B9',
  username: 'Alertmanager',
  text: '',
  attachments: [
    {
      color: 'a30200',
      fallback: '[FIRING:1] HighErrorRate',
      title: 'HighErrorRate',
      text: 'api at 31 %',
      fields: [{ title: 'env', value: 'prod', short: true }],
    },
  ],
};
const ALERT_TEXT = 'HighErrorRate\napi at 31 %\nenv: prod';

const FILE = {
  name: 'app.log',
  mimetype: 'text/plain',
  size: 2048,
  permalink: 'https://acme.slack.com/files/app.log',
  preview: 'OOM at 14:02',
};

describe('classifyMessage', () => {
  it.each([undefined, 'thread_broadcast', 'me_message'])('makes a comment of subtype %s', (subtype) => {
    expect(classifyMessage(parse({ subtype, user: 'U1', text: 'hi' }))).toBe('comment');
  });

  it.each([
    ['channel_topic', { topic: 'EU only', text: 'set the topic' }, 'TOPIC_CHANGED', 'EU only'],
    ['group_topic', { text: 'set the topic' }, 'TOPIC_CHANGED', 'set the topic'],
    ['channel_purpose', { purpose: 'war room' }, 'PURPOSE_CHANGED', 'war room'],
    ['group_purpose', { purpose: 'war room' }, 'PURPOSE_CHANGED', 'war room'],
    ['channel_posting_permissions', { text: 'admins only' }, 'POSTING_PERMISSIONS_CHANGED', 'admins only'],
  ])('makes an event of subtype %s', (subtype, fields, type, note) => {
    const event = describeEvent(parse({ subtype, ...fields }));

    expect(event).toMatchObject({ type, source: 'Slack' });
    expect((event as { note?: string }).note).toBe(note);
  });

  it.each([
    'assistant_app_thread',
    'bot_add',
    'bot_disable',
    'bot_enable',
    'bot_remove',
    'channel_join',
    'channel_leave',
    'ekm_access_denied',
    'group_join',
    'group_leave',
    'huddle_thread',
    'joiner_notification',
    'message_replied',
    'pinned_item',
    'reminder_add',
    'reply_broadcast',
    'slackbot_response',
    'tombstone',
    'unpinned_item',
  ])('ignores subtype %s', (subtype) => {
    expect(classifyMessage(parse({ subtype, user: 'U1', text: 'x' }))).toBe('ignored');
  });

  it.each(['bot_message', undefined])('makes an event of a bot message with subtype %s', (subtype) => {
    expect(describeEvent(parse({ subtype, ...ALERT }))).toEqual({
      type: 'BOT_MESSAGE',
      source: 'Alertmanager',
      description: ALERT_TEXT,
    });
  });

  it.each([
    ['its profile', { bot_profile: { name: 'Grafana' } }, 'Grafana'],
    ['nothing else', {}, 'A bot'],
  ])('names a bot without a username after %s', (_, fields, source) => {
    expect(describeEvent(parse({ bot_id: 'B9', text: 'x', ...fields }))).toMatchObject({ source });
  });

  it('describes a shared file with its text, preview, type, size and link', () => {
    expect(describeEvent(parse({ subtype: 'file_share', text: 'the log', files: [FILE] }))).toEqual({
      type: 'FILE_SHARED',
      source: 'Slack',
      description: 'File shared: app.log',
      note: 'the log\n```\nOOM at 14:02\n```',
      detail: { name: 'app.log', mimetype: 'text/plain', size: '2048', permalink: FILE.permalink },
    });
  });

  it('names every file, and adds up their sizes', () => {
    const files = [FILE, { title: 'Graph', size: 2 }, 'not a file'];

    expect(describeEvent(parse({ subtype: 'file_share', files }))).toMatchObject({
      description: 'File shared: app.log, Graph, a file',
      detail: { size: '2050' },
    });
  });

  it.each([
    ['sh_room_created', 'SH_ROOM_CREATED'],
    ['Ünïcode sub-type!', '_N_CODE_SUB_TYPE_'],
    ['x'.repeat(100), 'X'.repeat(60)],
    ['constructor', 'CONSTRUCTOR'],
    ['__proto__', '_PROTO_'],
  ])('makes an event named after the unknown subtype %s', (subtype, type) => {
    const message = parse({ subtype, user: 'U1', text: 'a call' });

    expect(describeEvent(message)).toEqual({ type, source: 'Slack', description: 'a call' });
    expect(isKnownSubtype(message)).toBe(false);
  });
});
