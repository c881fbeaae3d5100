import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from 'slack-simulator/child-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sharedBundle } from '../../lambda/built-bundle.js';
import { useSlack } from '../../support/slack.js';

const ROOT = join(import.meta.dirname, '../../..');
const slack = useSlack();
let image: string;

/** What the Dockerfile copies into the image's working directory, from where the build and npm put it. */
beforeEach(async () => {
  image = await mkdtemp(join(tmpdir(), 'aegis-image-'));
  const { bundle } = await sharedBundle();
  const dockerfile = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
  for (const [, from = '', to = ''] of dockerfile.matchAll(/^COPY --from=build (\S+) (\S+)$/gm)) {
    const source = from.startsWith('/build/dist/')
      ? from.replace('/build/dist', bundle)
      : from.replace('/build', ROOT);
    await cp(source, to === './' ? join(image, 'aegis.mjs') : join(image, to), { recursive: true });
  }
});
afterEach(() => rm(image, { recursive: true, force: true }));

it('runs from the files of the image with a table in a file, and answers on its health port', async () => {
  const { workspace, server } = slack();
  const port = await freePort();
  const child = spawn(process.execPath, ['aegis.mjs'], {
    cwd: image,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: workspace.app.botToken,
      SLACK_APP_TOKEN: workspace.app.appToken,
      SLACK_API_URL: server.apiUrl,
      AEGIS_HOME: join(image, 'data'),
      AEGIS_TABLE_FILE: join(image, 'data/table.db'),
      AEGIS_HEALTH_PORT: String(port),
    },
  });
  const exit = once(child, 'exit');
  let isConnected = false;
  for await (const line of createInterface(child.stdout)) {
    isConnected = line.startsWith('Aegis is connected.');
    if (isConnected) break;
  }

  const health = await fetch(`http://127.0.0.1:${port}/health`);
  const other = await fetch(`http://127.0.0.1:${port}/`);
  child.kill('SIGTERM');

  expect(isConnected).toBe(true);
  expect([health.status, await health.text(), other.status]).toEqual([200, '{"ok":true}', 404]);
  expect(await exit).toEqual([0, null]);
});
