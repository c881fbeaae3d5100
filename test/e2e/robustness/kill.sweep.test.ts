import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildCommand,
  createWorkspace,
  type SlackServer,
  startSlackServer,
  type Workspace,
} from 'slack-simulator';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_WORKSPACE } from '../../../src/app/demo-workspace.js';
import { type EmbeddedTable, startDynoxide } from '../../../src/app/embedded/dynoxide.js';
import { systemClock } from '../../../src/app/open/system-clock.js';
import { createStore } from '../../../src/data/store/store.js';
import { createTableIfMissing } from '../../../src/data/table/create-table-if-missing.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { openTestTable } from '../../support/open-test-table.js';
import { ALICE, BOT, GENERAL, INCIDENTS } from '../../support/slack.js';

const PATIENCE = { interval: 100 };

let engine: EmbeddedTable;
let table: Table;
let workspace: Workspace;
let server: SlackServer;
let running: ChildProcess | undefined;

beforeEach(async () => {
  engine = await startDynoxide();
  table = openTestTable({ endpoint: engine.endpoint, tableName: 'kills', now: systemClock.now });
  await createTableIfMissing(table);
  workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
  server = await startSlackServer({ workspace });
  workspace.onEvent((payload) => void server.socket.send({ type: 'events_api', payload }));
});

afterEach(async () => {
  if (running) killHard(running);
  await server.stop();
  table.client.destroy();
  await engine.stop();
});

/** Runs `npm start` against this Slack and this table, and waits until it's connected. */
async function startAegis(): Promise<ChildProcess> {
  const { botToken, appToken } = workspace.app;
  const child = spawn('node_modules/.bin/tsx', ['src/cli/aegis.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: server.apiUrl,
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AEGIS_TABLE: table.name,
      AEGIS_HOME: join(tmpdir(), `aegis-kill-${process.pid}`),
      AEGIS_ANNOUNCE_CHANNEL: '#incidents',
      LOG_LEVEL: 'error',
    },
  });
  running = child;
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('connected') && resolve());
    child.once('exit', (code) => reject(new Error(`Aegis exited with ${code}`)));
  });
  return child;
}

/** tsx runs Node as a child process; this kills both. */
function killHard({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

const declare = () => {
  const use = { user: ALICE, channel: GENERAL, command: '/incident', text: 'declare P1 kill me' };
  return server.socket.send({
    type: 'slash_commands',
    payload: buildCommand({ workspace, baseUrl: server.url }, use),
  });
};

it.each([
  // The kill sweep tries every request there is, in a process that is cut off; here the process really dies.
  'conversations.create',
  'chat.postMessage',
])('finishes a declaration once after being killed during %s', async (method) => {
  const store = createStore(table);
  server.faults.add({ method, do: { delayMs: 400 } });
  const first = await startAegis();

  await declare();
  await expect.poll(() => server.calls.some((call) => call.method === method), PATIENCE).toBe(true);
  killHard(first);
  // Slack completes the calls that reached it.
  await expect.poll(() => server.calls.at(-1)?.result ?? server.calls.at(-1)?.fault, PATIENCE).toBeDefined();
  await startAegis();
  await expect.poll(() => store.openRequestIds(), PATIENCE).toEqual([]);

  const channels = [...workspace.channels.values()].filter(({ creator }) => creator === BOT);
  const posts = (id: string) => workspace.channels.get(id)?.messages.filter(({ bot_id }) => bot_id) ?? [];
  const record = await store.loadRecord('INC-000001');
  expect(channels).toHaveLength(1);
  expect(posts(channels[0]?.id ?? '')).toHaveLength(1);
  expect(posts(INCIDENTS)).toHaveLength(1);
  expect(record?.incident).toMatchObject({ title: 'kill me', channel_id: channels[0]?.id });
  expect(record?.events.filter(({ type }) => type === 'INCIDENT_DECLARED')).toHaveLength(1);
});
