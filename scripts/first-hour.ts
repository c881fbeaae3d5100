import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A log with times of a newcomer's first minutes: clone, install, start, declare, say something, summarize. Everything
 * happens in a folder that's deleted at the end. `npm run first-hour [-- REPOSITORY]`.
 */

const PORT = '39317';
const URL_OF = `http://127.0.0.1:${PORT}`;
const GENERAL = 'C01GENERAL';
const ALICE = 'U01ALICE';
/** For each step, with a margin for a busy machine. */
const PATIENCE_MS = 120_000;

const started = Date.now();
let last = started;

function log(what: string): void {
  const now = Date.now();
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`.padStart(8);
  console.log(`${seconds(now - started)}  ${what} (${seconds(now - last).trim()})`);
  last = now;
}

interface Shown {
  ts: string;
  text: string;
}

async function control<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${URL_OF}/_control/${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await response.json()) as T;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It takes too long.');
}

const command = (channel: string, text: string) =>
  control('command', { channel, user: ALICE, command: '/incident', text });

async function findChannel(prefix: string): Promise<string | undefined> {
  const { channels } = await control<{ channels: { id: string; name: string }[] }>('state');
  return channels.find(({ name }) => name.startsWith(prefix))?.id;
}

async function findMessage(channel: string, part: string): Promise<Shown | undefined> {
  const { messages } = await control<{ messages: Shown[] }>(`messages/${channel}`);
  return messages.find((message) => JSON.stringify(message).includes(part));
}

async function firstHour(source: string, folder: string): Promise<void> {
  execFileSync('git', ['clone', '--quiet', '--depth', '1', source, folder]);
  log('cloned');
  execFileSync('npm', ['ci', '--silent', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  log('installed');
  await withServer(folder, async () => {
    log('usable: the workspace has greeted');
    await command(GENERAL, 'declare P1 checkout fails in the EU');
    const channel = await until(() => findChannel('inc-1-'));
    log('declared: the channel is open');
    await until(() => findMessage(channel, 'INC-1'));
    const said = 'About 40 % of card payments fail since 14:02, since the deploy of payments-api.';
    await control('message', { channel, user: ALICE, text: said });
    await command(channel, 'summary');
    await until(() => findMessage(channel, 'covers until'));
    log('summarized');
  });
  last = Date.now();
  await withServer(folder, async () => log('started again: usable'));
}

/** npm may end before what it started. */
const isUp = () =>
  fetch(URL_OF).then(
    () => true,
    () => false,
  );

/** Starts Aegis and waits until its workspace has greeted. */
async function withServer(folder: string, use: () => Promise<void>): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT };
  const server = spawn('npm', ['start'], { cwd: folder, env, stdio: 'ignore', detached: true });
  const ended = once(server, 'exit');
  try {
    await until(() => findMessage(GENERAL, 'Welcome'));
    await use();
  } finally {
    // npm's own children are in its group.
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    await ended;
    await until(async () => ((await isUp()) ? undefined : true));
  }
}

const folder = join(mkdtempSync(join(tmpdir(), 'aegis-first-hour-')), 'aegis');
try {
  await firstHour(process.argv[2] ?? `file://${join(import.meta.dirname, '..')}`, folder);
  const size = execFileSync('du', ['-sm', join(folder, 'node_modules')], { encoding: 'utf8' }).split('\t')[0];
  console.log(`node_modules: ${size} MB`);
} finally {
  if (existsSync(folder)) rmSync(join(folder, '..'), { recursive: true, maxRetries: 5 });
}
