import { describe, expect, it } from 'vitest';
import { userPosts } from '../src/people.js';
import { getChannel, getUser } from '../src/workspace.js';
import { ALICE, BOB, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

describe('a Slack Connect channel', () => {
  it('says so in conversations.info and in the envelopes of its events', async () => {
    const { client, events, workspace } = slack();
    getChannel(workspace, RANDOM).connectedTeams = ['T09PARTNER'];

    userPosts(workspace, { channel: RANDOM, user: ALICE, text: 'hello' });

    expect(events).toMatchObject([{ is_ext_shared_channel: true }]);
    const { channel } = await client.conversations.info({ channel: RANDOM });
    expect(channel).toMatchObject({ is_ext_shared: true, connected_team_ids: ['T09PARTNER'] });
  });

  it('has people from other workspaces', async () => {
    const { client, events, workspace } = slack();
    getUser(workspace, BOB).teamId = 'T09PARTNER';

    userPosts(workspace, { channel: RANDOM, user: BOB, text: 'hello' });

    expect(events).toMatchObject([{ team_id: 'T01DEMO', event: { team: 'T09PARTNER' } }]);
    const { user } = await client.users.info({ user: BOB });
    expect(user).toMatchObject({ team_id: 'T09PARTNER', is_stranger: true });
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

describe('a person without a time zone', () => {
  it('has null for it', async () => {
    const { client, workspace } = slack();
    getUser(workspace, BOB).timeZone = null;

    const { user } = await client.users.info({ user: BOB });

    expect(user?.tz).toBeNull();
  });
});
