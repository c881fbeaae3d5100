import { describe, expect, it } from 'vitest';
import { classifyMessage, isKnownSubtype } from '../../src/capture/classify-message.js';
import { type SlackMessage, slackMessage } from '../../src/capture/reader/slack-message.js';

const parse = (fields: object) => slackMessage.parse({ ts: '1736950100.000200', ...fields });

function describeEvent(message: SlackMessage) {
  const messageClass = classifyMessage(message);
  return typeof messageClass === 'function' ? messageClass(message) : messageClass;
}

describe('classifyMessage', () => {
  it.each([
    undefined,
    'bot_message',
    'file_share',
    'huddle_thread',
    'me_message',
    'slackbot_response',
    'thread_broadcast',
  ])('records subtype %s as what someone said', (subtype) => {
    expect(classifyMessage({ subtype })).toBe('said');
    expect(isKnownSubtype({ subtype })).toBe(true);
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
    ['channel_topic', { topic: 't'.repeat(450_000) }],
    ['channel_posting_permissions', { text: 'p'.repeat(450_000) }],
  ])('keeps the beginning of a text that no item has room for: %s', (subtype, fields) => {
    const { note = '' } = describeEvent(parse({ subtype, ...fields })) as { note?: string };

    expect(note.length).toBeGreaterThan(100);
    expect(note.length).toBeLessThanOrEqual(2_000);
  });

  it('ignores messages that only one person sees', () => {
    expect(classifyMessage(parse({ user: 'U1', text: 'x', is_ephemeral: true }))).toBe('ignored');
  });

  it.each([
    'app_conversation_join',
    'app_conversation_leave',
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
    'joiner_notification',
    'message_replied',
    'pinned_item',
    'reminder_add',
    'reply_broadcast',
    'tombstone',
    'unpinned_item',
  ])('ignores subtype %s', (subtype) => {
    expect(classifyMessage(parse({ subtype, user: 'U1', text: 'x' }))).toBe('ignored');
  });

  it('ignores an unknown subtype that Slack hides', () => {
    const update = { subtype: 'channel_canvas_updated', hidden: true, user: 'U1' };

    expect(classifyMessage(parse(update))).toBe('ignored');
  });

  it.each(['sh_room_created', 'Ünïcode sub-type!', 'constructor', '__proto__'])(
    'records the unknown subtype %s as an ordinary message',
    (subtype) => {
      expect(classifyMessage({ subtype })).toBe('said');
      expect(isKnownSubtype({ subtype })).toBe(false);
    },
  );
});
