import { userPosts } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/bot/client/create-slack.js';
import { createIdentity } from '../../../src/bot/client/identity.js';
import { createSlackClients } from '../../../src/bot/client/slack-clients.js';
import type { Slack } from '../../../src/ports/slack.js';
import { createTestLogger } from '../../support/logger.js';
import { ALICE, BOT, INCIDENTS, useSlack } from '../../support/slack.js';

const fake = useSlack();
let slack: Slack;

beforeEach(() => {
  const { server, workspace } = fake();
  const clients = createSlackClients({
    token: workspace.app.botToken,
    apiUrl: server.apiUrl,
    logger: createTestLogger(),
  });
  slack = createSlack(clients, createIdentity(clients.worker), { uploadDelayMs: 100 }).slack;
});

function fillChannel(messages: number): void {
  const { workspace, clock } = fake();
  for (let n = 0; n < messages; n += 1) {
    clock.advance(12);
    userPosts(workspace, { user: ALICE, channel: INCIDENTS, text: `message ${n}` });
  }
}

const ownMessages = () =>
  fake()
    .workspace.channels.get(INCIDENTS)
    ?.messages.filter(({ user }) => user === BOT) ?? [];

const message = { text: 'Severity P2 → P1', blocks: [] };
const file = { name: 'inc-1.md', title: 'Record of INC-1', content: '# INC-1' };

describe('a post whose response was lost', () => {
  it('appears once when 2,500 messages follow before the retry', async () => {
    const { clock, server } = fake();
    const once = { key: 'cmd-1', since: clock.now() };
    server.faults.add({ method: 'chat.postMessage', do: 'reset-after' });
    const lost = slack.post(INCIDENTS, message, { ...once, mayExist: false });
    await expect(lost).rejects.toMatchObject({ upstreamCode: 'unavailable', retryable: true });
    fillChannel(2_500);

    const posted = await slack.post(INCIDENTS, message, { ...once, mayExist: true });

    expect(ownMessages().map(({ ts }) => ts)).toEqual([posted.ts]);
  });

  it("is found even if our clock is half a minute ahead of Slack's", async () => {
    const { clock, server } = fake();
    const since = clock.now();
    clock.advance(-30_000);
    server.faults.add({ method: 'chat.postMessage', do: '500-after' });
    const lost = slack.post(INCIDENTS, message, { key: 'cmd-1', since, mayExist: false });
    await expect(lost).rejects.toMatchObject({ upstreamCode: 'http_500' });

    await slack.post(INCIDENTS, message, { key: 'cmd-1', since, mayExist: true });

    expect(ownMessages()).toHaveLength(1);
  });

  it('is not mistaken for one with another key', async () => {
    const since = fake().clock.now();
    await slack.post(INCIDENTS, message, { key: 'cmd-1', since, mayExist: false });

    await slack.post(INCIDENTS, message, { key: 'cmd-10', since, mayExist: true });

    expect(ownMessages()).toHaveLength(2);
  });
});

describe('an upload whose response was lost', () => {
  it('appears once when 2,500 messages follow before the retry', async () => {
    const { clock, server, workspace } = fake();
    const since = clock.now();
    server.faults.add({ method: 'files.completeUploadExternal', do: 'reset-after' });
    const lost = slack.upload(INCIDENTS, file, { since, mayExist: false });
    await expect(lost).rejects.toMatchObject({ upstreamCode: 'unavailable', retryable: true });
    await workspace.idle();
    fillChannel(2_500);

    await slack.upload(INCIDENTS, file, { since, mayExist: true });

    expect(ownMessages()).toHaveLength(1);
  });

  it('is found when Slack shows it only after the retry has started', async () => {
    const { clock, server, workspace } = fake();
    const since = clock.now();
    server.faults.add({ method: 'files.completeUploadExternal', do: 'reset-after' });
    await expect(slack.upload(INCIDENTS, file, { since, mayExist: false })).rejects.toThrow();
    await workspace.idle();
    const channel = workspace.channels.get(INCIDENTS);
    const hidden = channel?.messages.pop();

    const retry = slack.upload(INCIDENTS, file, { since, mayExist: true });
    await expect.poll(() => server.calls.some(({ method }) => method === 'conversations.history')).toBe(true);
    if (hidden) channel?.messages.push(hidden);
    await retry;

    expect(ownMessages()).toHaveLength(1);
  });

  it('is not mistaken for an earlier file with the same name that Slack shows late', async () => {
    const { clock, workspace } = fake();
    await slack.upload(INCIDENTS, file, { since: clock.now(), mayExist: false });
    clock.advance(5_000);

    await slack.upload(INCIDENTS, file, { since: clock.now(), mayExist: true });
    await workspace.idle();

    expect(ownMessages()).toHaveLength(2);
  });
});
