import { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBoltLogger } from '../../../src/bot/client/bolt-logger.js';
import { createSlack } from '../../../src/bot/client/create-slack.js';
import type { InteractiveSlack, Slack } from '../../../src/ports/slack.js';
import { createTestLogger } from '../../support/logger.js';
import { ALICE, GENERAL, useSlack } from '../../support/slack.js';

const fake = useSlack();
let used: string[];
let interactive: InteractiveSlack;
let slack: Slack;

beforeEach(() => {
  used = [];
  const clients = { interactive: namedClient('interactive'), worker: namedClient('worker') };
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

  it('has no method that it does not share with jobs, except for opening modals', () => {
    const own = Object.keys(interactive).filter((name) => !(name in slack));

    expect(own).toEqual(['openModal']);
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

  it('are named by their ID when Slack does not know them', async () => {
    expect(await slack.names(['U09NOBODY'])).toEqual(new Map([['U09NOBODY', 'U09NOBODY']]));
  });

  it('are not named while Slack fails', async () => {
    fake().server.faults.add({ method: 'users.info', do: 'http-500' });

    await expect(slack.names([ALICE])).rejects.toMatchObject({ retryable: true });
  });
});
