import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/base/durations.js';
import { createIdentity, type IdentitySource } from '../../../src/bot/client/identity.js';
import { createTestClient, useSlack } from '../../support/slack.js';

const slack = useSlack();

/** What the app learns about itself, and what it asked for that. */
async function learn(appId?: string) {
  const { server, workspace } = slack();
  const identity = createIdentity(createTestClient(server, workspace.app.botToken), appId);
  const [first, second] = await Promise.all([identity(), identity()]);
  expect(first).toBe(second);
  return { self: first, asked: server.calls.map(({ method }) => method) };
}

it('looks up whose token it has, and then the app', async () => {
  const { app, team } = slack().workspace;

  const { self, asked } = await learn();

  expect(asked).toEqual(['auth.test', 'bots.info']);
  expect(self).toMatchObject({ appId: app.id, botId: app.botId, botUserId: app.botUserId, teamId: team.id });
});

it('makes one call when it knows the app', async () => {
  const { app } = slack().workspace;

  const { self, asked } = await learn('A0123456789');

  expect(asked).toEqual(['auth.test']);
  expect(self).toMatchObject({ appId: 'A0123456789', botId: app.botId });
});

describe('the cached identity', () => {
  let now = 0;
  const create = () => {
    const { server, workspace } = slack();
    return createIdentity(createTestClient(server, workspace.app.botToken), 'A0123456789', () => now);
  };

  it.each([
    { use: 'by anyone', ms: HOUR_MS, read: (identity: IdentitySource) => identity() },
    {
      use: 'before a refusal',
      ms: MINUTE_MS,
      read: (identity: IdentitySource) => identity({ recent: true }),
    },
  ])('is looked up again after $ms ms, $use', async ({ ms, read }) => {
    const identity = create();
    await identity();
    slack().workspace.team.enterprise = { id: 'E01ORG', name: 'Org' };

    now += ms - 1;
    const early = await read(identity);
    now += 1;
    const late = await read(identity);

    expect([early.enterpriseId, late.enterpriseId]).toEqual([undefined, 'E01ORG']);
  });

  it('stays in use while Slack fails', async () => {
    const identity = create();
    const first = await identity();
    slack().server.faults.add({ method: 'auth.test', do: { error: 'fatal_error' } });

    now += HOUR_MS;

    expect(await identity()).toEqual(first);
  });
});
