import { describe, expect, it } from 'vitest';
import { ALICE, GENERAL, refusalOf, useSlack } from '../../support/slack.js';

describe('an app without scopes', () => {
  const slack = useSlack({ scopes: ['commands'] });

  it.each([
    ['chat.postMessage', { channel: GENERAL, text: 'x' }, 'chat:write'],
    ['chat.postEphemeral', { channel: GENERAL, user: ALICE, text: 'x' }, 'chat:write'],
    ['chat.update', { channel: GENERAL, ts: '1.000001', text: 'x' }, 'chat:write'],
    ['conversations.create', { name: 'x' }, 'channels:manage'],
    ['conversations.create', { name: 'x', is_private: true }, 'groups:write'],
    ['conversations.invite', { channel: GENERAL, users: ALICE }, 'channels:manage'],
    ['conversations.setTopic', { channel: GENERAL, topic: 'x' }, 'channels:manage'],
    ['conversations.archive', { channel: GENERAL }, 'channels:manage'],
    ['conversations.join', { channel: GENERAL }, 'channels:join'],
    ['conversations.open', { users: ALICE }, 'im:write'],
    ['conversations.list', {}, 'channels:read'],
    ['conversations.list', { types: 'private_channel' }, 'groups:read'],
    ['conversations.info', { channel: GENERAL }, 'channels:read'],
    ['conversations.members', { channel: GENERAL }, 'channels:read'],
    ['conversations.history', { channel: GENERAL }, 'channels:history'],
    ['conversations.replies', { channel: GENERAL, ts: '1.000001' }, 'channels:history'],
    ['users.info', { user: ALICE }, 'users:read'],
    ['users.list', {}, 'users:read'],
    ['users.lookupByEmail', { email: 'alice@example.com' }, 'users:read.email'],
    ['bots.info', {}, 'users:read'],
    ['team.info', {}, 'team:read'],
    ['usergroups.list', {}, 'usergroups:read'],
    ['emoji.list', {}, 'emoji:read'],
    ['pins.add', { channel: GENERAL, timestamp: '1.000001' }, 'pins:write'],
    ['pins.list', { channel: GENERAL }, 'pins:read'],
    ['reactions.add', { channel: GENERAL, timestamp: '1.000001', name: 'eyes' }, 'reactions:write'],
    ['reactions.get', { channel: GENERAL, timestamp: '1.000001' }, 'reactions:read'],
    ['bookmarks.list', { channel_id: GENERAL }, 'bookmarks:read'],
    ['files.getUploadURLExternal', { filename: 'x', length: 1 }, 'files:write'],
    ['files.info', { file: 'F0' }, 'files:read'],
  ])('is told what %s needs', async (method, args, needed) => {
    const refused = await slack()
      .client.apiCall(method, args)
      .catch((error) => error.data);

    expect(refused).toMatchObject({ error: 'missing_scope', needed, provided: 'commands' });
  });

  it.each(['auth.test'])('may call %s', async (method) => {
    expect(await refusalOf(slack().client.apiCall(method))).toBe('ok');
  });
});

describe('an app that may read people', () => {
  const slack = useSlack({ scopes: ['users:read'] });

  it('does not see their e-mail addresses', async () => {
    const { user } = await slack().client.users.info({ user: ALICE });

    expect(user?.profile?.email).toBeUndefined();
  });
});

describe('a narrower scope', () => {
  const slack = useSlack({ scopes: ['channels:write.topic'] });

  it('is enough where Slack says so', async () => {
    const { client } = slack();

    expect(await refusalOf(client.conversations.setTopic({ channel: GENERAL, topic: 'x' }))).toBe('ok');
    expect(await refusalOf(client.conversations.invite({ channel: GENERAL, users: ALICE }))).toBe(
      'missing_scope',
    );
  });
});
