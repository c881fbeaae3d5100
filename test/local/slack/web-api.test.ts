import { describe, expect, it } from 'vitest';
import { createTestClient, refusalOf, useSlack } from '../../support/slack.js';

const slack = useSlack();

describe('tokens', () => {
  it('are the bot token for all methods but one', async () => {
    const { server, workspace } = slack();
    const { botToken, appToken } = workspace.app;
    const ask = (token: string) => refusalOf(createTestClient(server, token).auth.test());
    const open = (token: string) => refusalOf(createTestClient(server, token).apps.connections.open({}));

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

describe('calls', () => {
  it('are recorded in order with their arguments and answers', async () => {
    const { client, server, clock } = slack();

    await client.auth.test();
    await refusalOf(client.chat.postMessage({ channel: 'C0', text: 'hello' }));

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
