import { WebClient } from '@slack/web-api';
import { createChannel } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBoltLogger } from '../../../src/bot/client/bolt-logger.js';
import { createSlack } from '../../../src/bot/client/create-slack.js';
import type { InteractiveSlack, Slack } from '../../../src/ports/slack.js';
import { createTestLogger } from '../../support/logger.js';
import { ALICE, BOT, GENERAL, useSlack } from '../../support/slack.js';

const fake = useSlack();
let used: string[];
let interactive: InteractiveSlack;
let slack: Slack;

beforeEach(() => {
  used = [];
  const clients = { interactive: namedClient('interactive'), worker: namedClient('worker'), fetch };
  const { team, app } = fake().workspace;
  const identity = async () => ({
    teamId: team.id,
    appId: app.id,
    botId: app.botId,
    botUserId: app.botUserId,
    workspaceUrl: team.url,
  });
  ({ interactive, slack } = createSlack(clients, identity));
});

/** Slack's client, which records each call under its own name. */
function namedClient(name: string): WebClient {
  const { server, workspace } = fake();
  return new WebClient(workspace.app.botToken, {
    slackApiUrl: server.apiUrl,
    logger: createBoltLogger(createTestLogger()),
    retryConfig: { retries: 0 },
    fetch: async (...call: Parameters<typeof fetch>) => {
      used.push(name);
      return fetch(...call);
    },
  });
}

describe('the interactive Slack', () => {
  it('calls Slack only through the client that gives up early', async () => {
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'x' }, blocks: [] };

    await interactive.user(ALICE);
    await interactive.names(['U01BOB']);
    await interactive.channel(GENERAL);
    await interactive.openModal('no-trigger', view).catch(() => undefined);

    expect(used).toEqual(['interactive', 'interactive', 'interactive', 'interactive']);
  });

  it('shares all its methods with jobs, except for opening modals and immediate answers', () => {
    const own = Object.keys(interactive).filter((name) => !(name in slack));

    expect(own.sort()).toEqual(['answer', 'openModal']);
  });
});

describe('the Slack of jobs', () => {
  it('calls Slack only through the patient client', async () => {
    await slack.user(ALICE);
    await slack.names(['U01BOB']);
    await slack.channel(GENERAL);
    await slack.postEphemeral(GENERAL, ALICE, { text: 'hi', blocks: [] });

    expect(used).toEqual(['worker', 'worker', 'worker', 'worker']);
  });
});

describe('people', () => {
  it('are looked up once for requests and jobs together', async () => {
    await interactive.user(ALICE);
    await slack.user(ALICE);
    await slack.names([ALICE]);

    expect(used).toEqual(['interactive']);
  });

  it("have no name if Slack doesn't know them, and are looked up once", async () => {
    expect(await slack.names(['U09NOBODY'])).toEqual(new Map());
    expect(await slack.names(['U09NOBODY', ALICE])).toEqual(new Map([[ALICE, 'Alice']]));

    expect(used).toHaveLength(2);
  });

  it('are not named while Slack fails', async () => {
    fake().server.faults.add({ method: 'users.info', do: 'http-500' });

    await expect(slack.names([ALICE])).rejects.toMatchObject({ retryable: true });
  });
});

describe('channels and user groups', () => {
  const secret = 'C01SECRET';

  beforeEach(() => {
    const { workspace } = fake();
    workspace.userGroups.set('S01SRE', { id: 'S01SRE', handle: 'sre', name: 'Site reliability' });
    workspace.userGroups.set('S01OLD', { id: 'S01OLD', handle: 'old', name: 'Old', isDisabled: true });
    const fresh = { name: 'acquisition', kind: 'group', creator: BOT, members: [BOT], id: secret } as const;
    createChannel(workspace, fresh);
  });

  it('are named with their signs, each kind looked up once', async () => {
    const ids = [GENERAL, 'S01SRE', 'S01OLD', 'S01NONE', 'not-an-id'];

    const names = await slack.names(ids);
    await slack.names(ids);

    expect(names).toEqual(
      new Map([
        [GENERAL, '#general'],
        ['S01SRE', '@sre'],
        ['S01OLD', '@old'],
      ]),
    );
    expect(used).toHaveLength(2);
  });

  it('keeps a private name from people who may not know it, whether Aegis is in the channel or not', async () => {
    const ids = [secret, 'C01HIDDEN'];

    expect([...(await slack.names(ids)).values()]).toEqual(['a private channel', 'a private channel']);
    expect((await slack.names(ids, { ownChannel: secret })).get(secret)).toBe('#acquisition');
  });

  it('leave out the names of groups that the app may not read', async () => {
    fake().server.faults.add({ method: 'usergroups.list', do: { error: 'missing_scope' } });

    expect(await slack.names(['S01SRE'])).toEqual(new Map());
  });

  it('are looked up a limited number at a time, however many are mentioned', async () => {
    const ids = Array.from({ length: 500 }, (_, n) => `C9${n}`);

    await slack.names(ids);

    expect(used).toHaveLength(40);
  });
});
