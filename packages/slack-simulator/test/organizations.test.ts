import { describe, expect, it } from 'vitest';
import { buildCommand, buildShortcut } from '../src/payloads.js';
import { userPosts } from '../src/people.js';
import { getChannel, getUser } from '../src/workspace.js';
import { ALICE, BOB, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

describe('a Slack Connect channel', () => {
  it('says so in conversations.info and in the envelopes of its events', async () => {
    const { client, events, workspace } = slack();
    getChannel(workspace, RANDOM).connectedTeams = ['T09PARTNER'];

    userPosts(workspace, { channel: RANDOM, user: ALICE, text: 'hello' });

    expect(events).toMatchObject([
      {
        is_ext_shared_channel: true,
        team_id: 'T01DEMO',
        context_team_id: 'T09PARTNER',
        authorizations: [{ team_id: 'T01DEMO' }],
      },
    ]);
    const { channel } = await client.conversations.info({ channel: RANDOM });
    expect(channel).toMatchObject({ is_ext_shared: true, connected_team_ids: ['T09PARTNER'] });
  });

  it('has people from other workspaces', async () => {
    const { client, events, workspace } = slack();
    getUser(workspace, BOB).teamId = 'T09PARTNER';

    userPosts(workspace, { channel: RANDOM, user: BOB, text: 'hello' });

    expect(events).toMatchObject([
      {
        team_id: 'T09PARTNER',
        context_team_id: 'T09PARTNER',
        authorizations: [{ team_id: 'T01DEMO' }],
        event: { team: 'T09PARTNER' },
      },
    ]);
    const { user } = await client.users.info({ user: BOB });
    expect(user).toMatchObject({ team_id: 'T09PARTNER' });
    expect(user).not.toHaveProperty('is_stranger');
  });

  it('has strangers outside it, whom the app may not invite', async () => {
    const { client, workspace } = slack();
    getUser(workspace, BOB).teamId = 'T09PARTNER';
    for (const channel of workspace.channels.values()) {
      channel.members = channel.members.filter((id) => id !== BOB);
    }

    const { user } = await client.users.info({ user: BOB });

    expect(user).toMatchObject({ is_stranger: true });
    await expect(client.conversations.invite({ channel: RANDOM, users: BOB })).rejects.toThrow(
      'user_team_not_in_channel',
    );
  });
});

describe('an Enterprise Grid organization', () => {
  it('lists all workspaces of a person, who is not a stranger', async () => {
    const { client, events, workspace } = slack();
    Object.assign(workspace.team, { enterprise: { id: 'E01ORG', name: 'Org' } });
    Object.assign(getUser(workspace, BOB), {
      teamId: 'T02SISTER',
      enterpriseTeams: ['T02SISTER', 'T01DEMO'],
    });

    userPosts(workspace, { channel: RANDOM, user: BOB, text: 'hello' });

    const { user } = await client.users.info({ user: BOB });
    expect(user).toMatchObject({
      team_id: 'T02SISTER',
      enterprise_user: { enterprise_id: 'E01ORG', teams: ['T02SISTER', 'T01DEMO'] },
    });
    expect(user).not.toHaveProperty('is_stranger');
    expect(events).toMatchObject([
      { context_enterprise_id: 'E01ORG', authorizations: [{ enterprise_id: 'E01ORG' }] },
    ]);
  });
});

describe('a colleague of a sister workspace', () => {
  function makeGrid(teams: string[]) {
    const { workspace } = slack();
    Object.assign(workspace.team, { enterprise: { id: 'E01ORG', name: 'Org' } });
    Object.assign(getUser(workspace, BOB), { teamId: 'T02SISTER', enterpriseTeams: teams });
    return slack();
  }

  it('sends commands and clicks with their own workspace and our organization', () => {
    const { workspace } = makeGrid(['T02SISTER']);
    const origin = { workspace, baseUrl: 'http://127.0.0.1' };

    const command = buildCommand(origin, { user: BOB, channel: RANDOM, command: '/x', text: '' });
    const shortcut = buildShortcut(origin, { user: BOB, callbackId: 'c' });

    expect(command).toMatchObject({
      team_id: 'T02SISTER',
      enterprise_id: 'E01ORG',
      is_enterprise_install: 'false',
    });
    expect(shortcut).toMatchObject({
      team: { id: 'T02SISTER', enterprise_id: 'E01ORG' },
      enterprise: { id: 'E01ORG', name: 'Org' },
      user: { team_id: 'T02SISTER' },
    });
  });

  it('can be invited only if they also belong to our workspace', async () => {
    const { client, workspace } = makeGrid(['T02SISTER']);
    getChannel(workspace, RANDOM).members = [workspace.app.botUserId];
    const invite = () => client.conversations.invite({ channel: RANDOM, users: BOB });

    await expect(invite()).rejects.toThrow('org_user_not_in_team');
    makeGrid(['T02SISTER', 'T01DEMO']);
    await invite();

    expect(getChannel(workspace, RANDOM).members).toContain(BOB);
  });
});

it('an installation for the whole organization has no workspace', async () => {
  const { client, workspace } = slack();
  Object.assign(workspace.team, { enterprise: { id: 'E01ORG', name: 'Org' } });
  workspace.app.isOrgWide = true;

  expect(await client.auth.test()).toMatchObject({
    team_id: null,
    enterprise_id: 'E01ORG',
    is_enterprise_install: true,
  });
});

describe('a person without a time zone', () => {
  it('has null for it', async () => {
    const { client, workspace } = slack();
    getUser(workspace, BOB).timeZone = null;

    const { user } = await client.users.info({ user: BOB });

    expect(user?.tz).toBeNull();
  });
});
