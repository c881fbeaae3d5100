import { describe, expect, it } from 'vitest';
import { isAboutOwn, isOwn } from '../../../src/bot/client/own-events.js';

const SELF = {
  teamId: 'T1',
  appId: 'A1',
  botId: 'B1',
  botUserId: 'U1',
  workspaceUrl: 'https://acme.slack.com/',
};

describe('isOwn', () => {
  it.each([
    ['our user', { user: 'U1' }],
    ['our bot', { bot_id: 'B1' }],
    ['our app', { app_id: 'A1' }],
    ['an edit of our message', { subtype: 'message_changed', message: { bot_id: 'B1' } }],
    ['a deletion of our message', { subtype: 'message_deleted', previous_message: { user: 'U1' } }],
    ['our user next to odd fields', { user: 'U1', message: 'x', previous_message: 7 }],
  ])('recognizes %s', (_, payload) => {
    expect(isOwn(payload, SELF)).toBe(true);
  });

  it.each([
    ['another person', { user: 'U2' }],
    ['another bot', { bot_id: 'B2', app_id: 'A2' }],
    ['a message that mentions us', { user: 'U2', text: '<@U1>' }],
    ['an edit by another person', { message: { user: 'U2' }, previous_message: { user: 'U2' } }],
    ['an event without an author', {}],
    ['no object', null],
  ])("doesn't mistake %s for us", (_, payload) => {
    expect(isOwn(payload, SELF)).toBe(false);
  });

  it("doesn't claim events without an app when our own app ID is unknown", () => {
    expect(isOwn({ user: 'U2' }, { ...SELF, appId: '' })).toBe(false);
  });
});

describe('isAboutOwn', () => {
  it.each([
    ['a reaction to our message', { user: 'U2', item_user: 'U1' }],
    ['a pin on our message', { user: 'U2', item: { message: { bot_id: 'B1' } } }],
  ])('recognizes %s', (_, payload) => {
    expect(isAboutOwn(payload, SELF)).toBe(true);
  });

  it.each([
    ['a reaction to another message', { user: 'U2', item_user: 'U2' }],
    ['a pin on another message', { item: { message: { user: 'U2' } } }],
    ['our own reaction to another message', { user: 'U1', item_user: 'U2' }],
    ['an odd item', { item: 'x' }],
    ['no object', undefined],
  ])("doesn't claim %s", (_, payload) => {
    expect(isAboutOwn(payload, SELF)).toBe(false);
  });
});
