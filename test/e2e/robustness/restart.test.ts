import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from 'slack-simulator/child-server';
import { expect, it } from 'vitest';
import { readConfig } from '../../../src/app/config/config.js';
import { startEmbedded } from '../../../src/app/embedded/embedded.js';
import { createLogger } from '../../../src/app/open/create-logger.js';

interface LocalMessage {
  ts: string;
  text: string;
  user: string;
}

/** What a script can do in the browser's workspace through its interface for scripts. */
function control(url: string) {
  const call = async (path: string, body?: object) => {
    const response = await fetch(`${url}/_control/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const messages = async (channel: string) => (await call(`messages/${channel}`)).messages as LocalMessage[];
  return {
    command: (channel: string, text: string) =>
      call('command', { channel, user: 'U01ALICE', command: '/incident', text }),
    say: (channel: string, user: string, text: string) => call('message', { channel, user, text }),
    edit: (channel: string, user: string, ts: string, text: string) =>
      call('edit-message', { channel, user, ts, text }),
    messages,
    texts: async (channel: string) => JSON.stringify(await messages(channel)),
    async channel(name: string) {
      const { channels } = (await call('state')) as { channels: { id: string; name: string }[] };
      return channels.find((channel) => channel.name.startsWith(name))?.id ?? '';
    },
  };
}

it('keeps an embedded workspace across a restart', async () => {
  const home = await mkdtemp(join(tmpdir(), 'aegis-restart-'));
  const config = readConfig({ AEGIS_HOME: home, PORT: String(await freePort()) }, 'embedded');
  const first = await startEmbedded(config, createLogger('error'));
  const before = control(first.url);
  await before.command('C01GENERAL', 'declare P1 it restarts');
  await expect.poll(() => before.channel('inc-1')).not.toBe('');
  const channel = await before.channel('inc-1');
  await expect.poll(() => before.texts(channel)).toContain('INC-1');
  await before.say(channel, 'U01BOB', 'errors at 4 %');
  await first.stop();

  const second = await startEmbedded(config, createLogger('error'));
  const after = control(second.url);
  const restored = await after.messages(channel);
  const said = restored.find(({ text }) => text === 'errors at 4 %');
  await after.edit(channel, 'U01BOB', said?.ts ?? '', 'errors at 40 %');
  await after.command(channel, 'ack');
  await expect.poll(() => after.texts(channel)).toContain('*Acknowledged*');
  await after.command(channel, 'summary');
  await expect.poll(() => after.texts(channel)).toContain('covers until');
  const shown = await after.texts(channel);
  await second.stop();
  await rm(home, { recursive: true });

  expect(restored.some(({ text }) => text.includes('INC-1'))).toBe(true);
  expect(shown).toContain('errors at 40 %');
  expect(shown.match(/INC-1 · it restarts/g)).toHaveLength(1);
});
