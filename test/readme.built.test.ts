import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from 'slack-simulator/child-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const PATIENCE = { timeout: 240_000, interval: 100 };
const ROOT = join(import.meta.dirname, '..');

/** The commands of README.md, one by one. */
let commands: string[];
let home: string;
let port: number;
let env: NodeJS.ProcessEnv;
const running: ChildProcess[] = [];

/** The one command of README.md that has these words, with the ports and places of this test. */
function commandWith(words: string): string {
  const found = commands.filter((line) => line.includes(words));
  expect(found, `README.md has one command with ${words}`).toHaveLength(1);
  return (found[0] ?? '').replace(/ +# .*$/, '').replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`);
}

/** Starts a command that keeps running, and gives what it prints. */
function begin(command: string, more: NodeJS.ProcessEnv = {}): { printed: string[] } {
  // `exec`, so that a signal reaches the program.
  const child = spawn('sh', ['-c', `exec env ${command}`], {
    cwd: ROOT,
    env: { ...env, ...more },
    detached: true,
  });
  running.push(child);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => printed.push(String(data)));
  return { printed };
}

async function outputOf(command: string): Promise<string> {
  const child = spawn('sh', ['-c', command], { cwd: ROOT, env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return out + err;
}

let receiver: { printed: string[] };
beforeAll(async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  home = await mkdtemp(join(tmpdir(), 'aegis-readme-'));
  port = await freePort(38_500);
  const receiverPort = await freePort(port + 20);
  env = { PATH: process.env.PATH, AEGIS_HOME: home, PORT: String(port), RECEIVER_PORT: String(receiverPort) };
  const config = await readFile(join(ROOT, 'examples/receiver/aegis.yml'), 'utf8');
  const own = join(home, 'aegis.yml');
  await writeFile(own, config.replace(':4500/', `:${receiverPort}/`));

  receiver = begin(commandWith('npm run --silent receiver'));
  await vi.waitFor(() => expect(receiver.printed.join('')).toContain('Listening'), PATIENCE);
  const start = commandWith('AEGIS_CONFIG=examples/receiver/aegis.yml').replace(
    'examples/receiver/aegis.yml',
    own,
  );
  const aegis = begin(start);
  await vi.waitFor(() => expect(aegis.printed.join('')).toContain(`http://127.0.0.1:${port}`), PATIENCE);
});

afterAll(async () => {
  for (const child of running) {
    // npm and what it started are one group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await once(child, 'close');
  }
  await rm(home, { recursive: true, force: true });
});

it('declares an incident for the alert that README.md sends, and notifies the receiver', async () => {
  const answer = await outputOf(commandWith('/alerts/alertmanager'));

  expect(answer).toContain('{"accepted":1}');
  await expect
    .poll(() => receiver.printed.join(''))
    .toMatch(/INC-\d+ aegis\.incident\.declared\.v1.*checkout/);
  await expect.poll(() => receiver.printed.join('')).toContain('aegis.alert.changed.v1');
});

it('answers the question that README.md asks through an agent', async () => {
  expect(await outputOf(commandWith('npm run --silent ask'))).toMatch(/^- .*12 % of requests/m);
});

it('invites the groups that README.md says, and says why', async () => {
  const own = String(await freePort(port + 60));
  const { printed } = begin(commandWith('AEGIS_CONFIG=examples/responders/aegis.yml'), {
    AEGIS_HOME: join(home, 'responders'),
    PORT: own,
  });
  await vi.waitFor(() => expect(printed.join('')).toContain(`http://127.0.0.1:${own}`), PATIENCE);

  await outputOf(commandWith('/alerts/alertmanager').replace(`:${port}/`, `:${own}/`));

  const seenBy = async (user: string) =>
    (await fetch(`http://127.0.0.1:${own}/_screen/search?as=${user}&q=Invited`)).text();
  await expect
    .poll(() => seenBy('U01BOB'), PATIENCE)
    .toMatch(/Invited to INC-\d+.*payments-oncall responds to checkout/);
  expect(await seenBy('U01CAROL')).toContain('incident-managers responds to P1');
});

it.each(['jira', 'statuspage', 'pagerduty', 'warehouse'])('starts the recipe examples/%s', async (recipe) => {
  const page = await readFile(join(ROOT, 'docs/recipes.md'), 'utf8');
  const command = `npx tsx examples/${recipe}/main.ts`;
  const [, set = ''] = new RegExp(`\`\`\`sh\\n([^\`]*)${command}`).exec(page) ?? [];
  const names = [...set.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => [
    name,
    name.endsWith('URL') ? 'http://127.0.0.1:9' : 'x',
  ]);
  const more = { ...Object.fromEntries(names), PORT: String(await freePort(port + 40)) };

  const { printed } = begin(command, more);

  await expect.poll(() => printed.join('')).toMatch(/listening/i);
});
