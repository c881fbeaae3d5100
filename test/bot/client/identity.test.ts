import { expect, it } from 'vitest';
import { createIdentity } from '../../../src/bot/client/identity.js';
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

it('asks whose token it has, and then for the app', async () => {
  const { app, team } = slack().workspace;

  const { self, asked } = await learn();

  expect(asked).toEqual(['auth.test', 'bots.info']);
  expect(self).toMatchObject({ appId: app.id, botId: app.botId, botUserId: app.botUserId, teamId: team.id });
});

it('asks once when it knows the app', async () => {
  const { app } = slack().workspace;

  const { self, asked } = await learn('A0123456789');

  expect(asked).toEqual(['auth.test']);
  expect(self).toMatchObject({ appId: 'A0123456789', botId: app.botId });
});
