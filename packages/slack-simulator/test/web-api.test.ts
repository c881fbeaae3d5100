import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../src/faults.js';
import { ALICE, BOB, BOT, createTestClient, errorOf, GENERAL, useSlack } from './support/use-slack.js';

const slack = useSlack();

describe('a token', () => {
  it('must be the bot token, except for apps.connections.open', async () => {
    const { server, workspace } = slack();
    const { botToken, appToken } = workspace.app;
    const ask = (token: string) => errorOf(createTestClient(server, token).auth.test());
    const open = (token: string) => errorOf(createTestClient(server, token).apps.connections.open({}));

    expect(await Promise.all([ask(botToken), ask(appToken), ask('xoxb-other')])).toEqual([
      'ok',
      'not_allowed_token_type',
      'invalid_auth',
    ]);
    expect(await Promise.all([open(appToken), open(botToken)])).toEqual(['ok', 'not_allowed_token_type']);
    expect(await (await fetch(`${server.apiUrl}auth.test`)).json()).toEqual({
      ok: false,
      error: 'not_authed',
    });
  });
});

describe('a call', () => {
  it('is recorded with its arguments and its result', async () => {
    const { client, server, clock } = slack();

    await client.auth.test();
    await errorOf(client.chat.postMessage({ channel: 'C0', text: 'hello' }));

    expect(server.calls).toMatchObject([
      { method: 'auth.test', at: clock.now(), result: { ok: true } },
      {
        method: 'chat.postMessage',
        args: { channel: 'C0', text: 'hello' },
        result: { ok: false, error: 'channel_not_found' },
      },
    ]);
  });
});

describe('the app', () => {
  it('learns its own ids and its workspace', async () => {
    const { client } = slack();

    expect(await client.auth.test()).toMatchObject({
      url: 'https://demo.slack.com/',
      team_id: 'T01DEMO',
      user: 'demo-bot',
      user_id: BOT,
      bot_id: 'B01DEMO',
    });
    expect(await client.bots.info({ bot: 'B01DEMO' })).toMatchObject({
      bot: { id: 'B01DEMO', app_id: 'A01DEMO', user_id: BOT, name: 'Demo Bot' },
    });
    expect((await client.bots.info()).bot).toBeUndefined();
    expect(await client.team.info()).toMatchObject({ team: { domain: 'demo' } });
    expect(await errorOf(client.bots.info({ bot: 'B0' }))).toBe('bot_not_found');
  });

  it('gets unknown_method for other methods', async () => {
    expect(await errorOf(slack().client.apiCall('chat.shout'))).toBe('unknown_method');
  });
});

describe('a person', () => {
  it('has all fields of users.info', async () => {
    const { user } = await slack().client.users.info({ user: ALICE });

    expect(user).toMatchObject({
      id: ALICE,
      team_id: 'T01DEMO',
      name: 'alice',
      deleted: false,
      real_name: 'Alice Okafor',
      tz: 'Europe/London',
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      profile: { display_name: 'Alice', real_name: 'Alice Okafor', email: 'alice@example.com' },
    });
  });

  it('is listed in pages and found by email address', async () => {
    const { client } = slack();
    const first = await client.users.list({ limit: 3 });
    const second = await client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? '' });

    const names = [...(first.members ?? []), ...(second.members ?? [])].map(({ name }) => name);
    expect(names).toEqual(['alice', 'bob', 'carol', 'dave', 'demo-bot']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect((await client.users.lookupByEmail({ email: 'bob@example.com' })).user?.id).toBe(BOB);
    expect(await errorOf(client.users.lookupByEmail({ email: 'x@example.com' }))).toBe('users_not_found');
    expect(await errorOf(client.users.info({ user: 'U0' }))).toBe('user_not_found');
  });
});

/** How Slack's own client handles a fault, and how many messages were posted anyway. */
async function outcomeOf(kind: FaultKind): Promise<{ error: object; posted: number }> {
  const { client, server, workspace } = slack();
  server.faults.add({ method: 'chat.postMessage', do: kind, retryAfterSeconds: 7 });
  const failure = await client.chat
    .postMessage({ channel: GENERAL, text: 'x' })
    .catch((error: object) => error);
  return { error: failure, posted: workspace.channels.get(GENERAL)?.messages.length ?? 0 };
}

describe('a fault', () => {
  it.each<[FaultKind, object, number]>([
    ['ratelimited', { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 0],
    ['ratelimited-bare', {}, 0],
    ['http-500', { code: 'slack_webapi_http_error', statusCode: 500 }, 0],
    ['500-after', { code: 'slack_webapi_http_error', statusCode: 500 }, 1],
    ['reset', { code: 'slack_webapi_request_error' }, 0],
    ['reset-after', { code: 'slack_webapi_request_error' }, 1],
    ['html', {}, 0],
    ['empty', {}, 0],
    [{ error: 'fatal_error' }, { code: 'slack_webapi_platform_error', data: { error: 'fatal_error' } }, 0],
  ])('%j reaches the client', async (kind, expected, posted) => {
    const outcome = await outcomeOf(kind);

    expect(outcome.error).toBeInstanceOf(Error);
    expect(outcome).toMatchObject({ error: expected, posted });
  });

  it('delays the call', async () => {
    expect(await outcomeOf({ delayMs: 5 })).toMatchObject({ error: { ok: true }, posted: 1 });
  });

  it('hits only its method, as often as requested and in order', async () => {
    const { client, server } = slack();
    server.faults.add({ method: 'auth.test', do: { error: 'one' }, times: 2 });
    server.faults.add({ method: 'auth.test', do: { error: 'two' } });
    const errors: unknown[] = [];

    for (let call = 0; call < 4; call += 1) {
      await client.team.info();
      await client.auth.test().catch((error) => errors.push(error.data.error));
    }

    expect(errors).toEqual(['one', 'one', 'two']);
    expect(server.faults.pending()).toEqual([]);
    expect(server.calls.filter(({ fault }) => fault)).toHaveLength(3);
  });
});

describe('an app without scopes', () => {
  const limited = useSlack({ scopes: ['commands'] });

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
  ])('gets missing_scope with the scope that %s needs', async (method, args, needed) => {
    const refused = await limited()
      .client.apiCall(method, args)
      .catch((error) => error.data);

    expect(refused).toMatchObject({ error: 'missing_scope', needed, provided: 'commands' });
  });

  it.each(['auth.test'])('may call %s', async (method) => {
    expect(await errorOf(limited().client.apiCall(method))).toBe('ok');
  });
});

describe('an app with users:read only', () => {
  const limited = useSlack({ scopes: ['users:read'] });

  it('does not see email addresses', async () => {
    const { user } = await limited().client.users.info({ user: ALICE });

    expect(user?.profile?.email).toBeUndefined();
  });
});

describe('a narrower scope', () => {
  const limited = useSlack({ scopes: ['channels:write.topic'] });

  it('is enough where Slack accepts it', async () => {
    const { client } = limited();

    expect(await errorOf(client.conversations.setTopic({ channel: GENERAL, topic: 'x' }))).toBe('ok');
    expect(await errorOf(client.conversations.invite({ channel: GENERAL, users: ALICE }))).toBe(
      'missing_scope',
    );
  });
});
