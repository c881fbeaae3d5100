import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannel } from '../../src/channels.js';
import { freePort } from '../../src/child-server.js';
import { type Gateway, startGateway } from '../../src/gateway.js';
import { postEphemeral, postMessage } from '../../src/messages.js';
import type { ScreenEvent } from '../../src/screen/protocol.js';
import { fromMillis } from '../../src/timestamp.js';
import { openView } from '../../src/views.js';
import { getChannel } from '../../src/workspace.js';
import { ALICE, BOB, GENERAL, silentLogger } from '../support/use-slack.js';

let home: string;
let gateway: Gateway;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slack-screen-'));
  const now = () => fromMillis(Date.now());
  gateway = await startGateway({ port: await freePort(), home, now, logger: silentLogger });
});

afterEach(async () => {
  await gateway.stop();
  await rm(home, { recursive: true });
});

/** The events that a person's page receives until the test ends. */
async function listen(user: string): Promise<ScreenEvent[]> {
  const events: ScreenEvent[] = [];
  const response = await fetch(`${gateway.url}/_screen/events?as=${user}`);
  const lines = response.body?.pipeThrough(new TextDecoderStream());
  const read = async () => {
    for await (const text of lines ?? []) {
      for (const line of text.split('\n')) {
        if (line.startsWith('data: ')) events.push(JSON.parse(line.slice('data: '.length)) as ScreenEvent);
      }
    }
  };
  read().catch(() => undefined);
  return events;
}

const refusal = async (path: string, body?: object) => {
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(`${gateway.url}/_screen/${path}`, post || {})).status;
};

describe('a page', () => {
  it('receives only what its person may see', async () => {
    const { workspace } = gateway;
    const general = getChannel(workspace, GENERAL);
    const secret = createChannel(workspace, {
      name: 'secret',
      kind: 'group',
      creator: ALICE,
      members: [ALICE],
    });
    const [alice, bob] = [await listen(ALICE), await listen(BOB)];

    postMessage(workspace, secret, { user: ALICE, text: 'psst' });
    postEphemeral(workspace, general, { userId: ALICE, text: 'only Alice' });
    openView(workspace, ALICE, { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [] });
    postMessage(workspace, general, { user: ALICE, text: 'for everyone' });
    await vi.waitFor(() => expect(JSON.stringify([alice, bob])).toMatch(/for everyone.*for everyone/s));

    expect(JSON.stringify(alice)).toMatch(/psst.*only Alice.*Form/s);
    expect(JSON.stringify(bob)).not.toMatch(/psst|only Alice|Form/);
  });

  it("can't read, write or press buttons in other people's conversations", async () => {
    const { workspace } = gateway;
    const secret = createChannel(workspace, {
      name: 'secret',
      kind: 'group',
      creator: ALICE,
      members: [ALICE],
    });
    const { ts } = postMessage(workspace, secret, { user: ALICE, text: 'psst' });
    const place = { channel: secret.id, ts };
    const site = { actionId: 'a', blockId: 'b', site: place };

    const statuses = await Promise.all([
      refusal(`messages/${secret.id}?as=${BOB}`),
      refusal(`act/post?as=${BOB}`, { channel: secret.id, text: 'x' }),
      refusal(`act/join?as=${BOB}`, { channel: secret.id }),
      refusal(`act/react?as=${BOB}`, { ...place, name: 'eyes', present: true }),
      refusal(`act/press?as=${BOB}`, site),
      refusal(`act/edit?as=${BOB}`, { ...place, text: 'x' }),
      refusal(`state?as=${workspace.app.botUserId}`),
    ]);

    expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 400]);
    expect(secret.messages.at(-1)?.text).toBe('psst');
  });
});

describe('the server', () => {
  it('responds to no other name than its own', async () => {
    const ask = (host: string) =>
      new Promise((resolve) => {
        request(`${gateway.url}/_control/state`, { headers: { host } }, ({ statusCode }) =>
          resolve(statusCode),
        ).end();
      });

    expect(await ask('evil.example')).toBe(403);
    expect(await ask(new URL(gateway.url).host)).toBe(200);
  });

  it('keeps files where only their owner can read them, and lets no uploaded page run', async () => {
    const path = `${gateway.url}/_screen/upload?as=${ALICE}&name=page.html`;
    const { file } = (await (await fetch(path, { method: 'POST', body: '<script>' })).json()) as {
      file: string;
    };
    await gateway.act(ALICE, 'post', { channel: GENERAL, text: '', files: [file] });

    const sent = await fetch(`${gateway.url}/slack/file/${file}`);
    await vi.waitFor(async () => expect(await readdir(home)).toContain('workspace.json'), { timeout: 5_000 });
    const modes = await Promise.all(
      ['workspace.json', join('files', file)].map((name) => stat(join(home, name))),
    );

    expect(sent.headers.get('content-disposition')).toContain('attachment');
    expect(sent.headers.get('content-security-policy')).toContain('sandbox');
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);
  });
});
