import { describe, expect, it } from 'vitest';
import { ALICE, BOB, BOT, refusalOf, useSlack } from '../../../support/slack.js';

const slack = useSlack();

describe('the app itself', () => {
  it('learns who and where it is', async () => {
    const { client } = slack();

    expect(await client.auth.test()).toMatchObject({
      url: 'https://aegis-demo.slack.com/',
      team_id: 'T01AEGIS',
      user: 'aegis',
      user_id: BOT,
      bot_id: 'B01AEGIS',
    });
    expect(await client.bots.info({ bot: 'B01AEGIS' })).toMatchObject({
      bot: { id: 'B01AEGIS', app_id: 'A01AEGIS', user_id: BOT, name: 'Aegis' },
    });
    expect(await client.team.info()).toMatchObject({ team: { domain: 'aegis-demo' } });
    expect(await refusalOf(client.bots.info({ bot: 'B0' }))).toBe('bot_not_found');
  });

  it('calls methods that exist', async () => {
    expect(await refusalOf(slack().client.apiCall('chat.shout'))).toBe('unknown_method');
  });
});

describe('people', () => {
  it('are shown in full', async () => {
    const { user } = await slack().client.users.info({ user: ALICE });

    expect(user).toMatchObject({
      id: ALICE,
      team_id: 'T01AEGIS',
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

  it('are listed page by page and found by e-mail', async () => {
    const { client } = slack();
    const first = await client.users.list({ limit: 3 });
    const second = await client.users.list({ limit: 3, cursor: first.response_metadata?.next_cursor ?? '' });

    const names = [...(first.members ?? []), ...(second.members ?? [])].map(({ name }) => name);
    expect(names).toEqual(['alice', 'bob', 'carol', 'dave', 'aegis']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect((await client.users.lookupByEmail({ email: 'bob@example.com' })).user?.id).toBe(BOB);
    expect(await refusalOf(client.users.lookupByEmail({ email: 'x@example.com' }))).toBe('users_not_found');
    expect(await refusalOf(client.users.info({ user: 'U0' }))).toBe('user_not_found');
  });
});
