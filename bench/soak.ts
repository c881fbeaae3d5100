import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildCommand,
  createWorkspace,
  type SlackServer,
  startSlackServer,
  userPosts,
  type Workspace,
} from 'slack-simulator';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { fromMillis } from '../src/base/timestamp.js';
import { loadRecord } from '../src/data/store/incidents/load-record.js';
import { createTable, type Table } from '../src/data/table/table-client.js';
import { type Program, startProgram } from './program.js';

export interface Load {
  /** Messages a second. */
  rate: number;
  seconds: number;
}

export interface Soaked extends Load {
  sent: number;
  /** Not acknowledged within three seconds, so Slack sent them again. */
  sent_again: number;
  /** Not on the record when all are acknowledged, or Slack has sent the last one three times. */
  lost: number;
  doubled: number;
  /** Commands sent in between, including summaries, and those not answered within three seconds. */
  commands: number;
  commands_failed: number;
  ack_p50_ms: number;
  ack_p99_ms: number;
  ack_max_ms: number;
  /** Of a core, for each message, in the process that runs Aegis, with what else it does meanwhile. */
  cpu_ms: number;
  /** Of the process that runs Aegis: at the start, after each minute, and at the end. */
  rss_mb: number[];
}

interface Stage {
  workspace: Workspace;
  server: SlackServer;
  program: Program;
  table: Table;
}

/**
 * People post at a steady rate in one incident's channel and type commands in between; counts what arrived. Aegis is the
 * program of `npm start`, the table an engine with a file, and Slack with its people this process, as in real life.
 */
export async function soak(load: Load): Promise<Soaked> {
  const home = await mkdtemp(join(tmpdir(), 'aegis-soak-'));
  const engine = await startDynoxide(join(home, 'table.db'));
  const workspace = createWorkspace({ now: exactNow, seed: DEMO_WORKSPACE });
  const server = await startSlackServer({ workspace });
  const program = await startProgram({
    SLACK_BOT_TOKEN: workspace.app.botToken,
    SLACK_APP_TOKEN: workspace.app.appToken,
    SLACK_API_URL: server.apiUrl,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AEGIS_TABLE: 'soak',
    AEGIS_HOME: home,
    LOG_LEVEL: 'error',
  });
  const table = createTable({
    region: 'local',
    endpoint: engine.endpoint,
    tableName: 'soak',
    now: systemClock.now,
  });
  try {
    return await press({ workspace, server, program, table }, load);
  } finally {
    table.client.destroy();
    await program.stop();
    await server.stop();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** As exact as Slack's timestamps, which end in any digits. */
function exactNow(): string {
  const micros = Math.floor((performance.timeOrigin + performance.now()) * 1_000);
  const millis = Math.floor(micros / 1_000);
  return fromMillis(millis).replace(/000Z$/, `${String(micros - millis * 1_000).padStart(3, '0')}Z`);
}

const PEOPLE = ['U01ALICE', 'U01BOB', 'U01CAROL', 'U01DAVE'];

async function press(stage: Stage, load: Load): Promise<Soaked> {
  const { workspace, program } = stage;
  const channel = await declare(stage);
  const acks = sendEvents(stage);
  const sent = new Set<string>();
  const rss = [await program.rss()];
  const cpu = await program.cpu();
  const typed: Promise<boolean>[] = [];
  const total = load.rate * load.seconds;
  const start = performance.now();
  for (let n = 0; n < total; n += 1) {
    const due = start + (n * 1_000) / load.rate;
    if (due > performance.now()) await sleep(due - performance.now());
    if (n > 0 && n % (load.rate * 60) === 0) rss.push(await program.rss());
    if (n % (load.rate * COMMAND_SECONDS) === load.rate) typed.push(type(stage, channel, typed.length));
    const text = `message ${n}: error rate is at ${n % 100} %, looking at node-${n % 17}`;
    sent.add(text);
    acks.due = due;
    userPosts(workspace, { channel, user: PEOPLE[n % PEOPLE.length] ?? '', text });
  }
  await acks.all();
  const answered = await Promise.all(typed);
  rss.push(await program.rss());
  const cpu_ms = ((await program.cpu()) - cpu) / total;
  const stored = (await readBack(stage.table)).filter((text) => sent.has(text));
  return {
    ...load,
    sent: total,
    sent_again: acks.sentAgain,
    lost: total - new Set(stored).size,
    doubled: stored.length - new Set(stored).size,
    commands: answered.length,
    commands_failed: answered.filter((isAnswered) => !isAnswered).length,
    ack_p50_ms: acks.times.percentile(50) / 1_000,
    ack_p99_ms: acks.times.percentile(99) / 1_000,
    ack_max_ms: acks.times.max / 1_000,
    cpu_ms,
    rss_mb: rss,
  };
}

/** Slack sends an event again when it isn't acknowledged by then. */
const ACKNOWLEDGED_MS = 3_000;
/** Slack sends it a third time after a minute; what it sends after five more is too late for this measurement. */
const PATIENCE_MS = 90_000;

interface Acks {
  /** When the next message was due, so that time spent waiting in line counts; undefined before the first. */
  due: number | undefined;
  times: ReturnType<typeof createHistogram>;
  sentAgain: number;
  /** Resolves once all are acknowledged, or Slack has sent the last one three times. */
  all(): Promise<void>;
}

/** Sends what happens in the workspace to Aegis, again where Slack does, and measures until it's acknowledged. */
function sendEvents({ workspace, server }: Pick<Stage, 'workspace' | 'server'>): Acks {
  const pending = new Set<Promise<void>>();
  const acks: Acks = {
    due: undefined,
    times: createHistogram(),
    sentAgain: 0,
    async all() {
      const deadline = performance.now() + PATIENCE_MS;
      while (pending.size > 0 && performance.now() < deadline) await sleep(100);
      acks.sentAgain += pending.size;
    },
  };
  workspace.onEvent((payload) => {
    const { due } = acks;
    const acknowledged = server.socket.send({ type: 'events_api', payload }).then(() => {
      pending.delete(acknowledged);
      if (due === undefined || !payload.event.user || payload.event.bot_id) return;
      const ms = performance.now() - due;
      acks.times.record(Math.max(1, Math.round(ms * 1_000)));
      if (ms > ACKNOWLEDGED_MS) acks.sentAgain += 1;
    });
    pending.add(acknowledged);
  });
  return acks;
}

const COMMAND_SECONDS = 3;
const COMMANDS = ['note still looking', 'status', 'timeline', 'tasks', 'list', 'severity P0', 'severity P1'];
/** Every n-th command is a summary, which reads all messages. */
const SUMMARY_EVERY = 10;

function type(stage: Stage, channel: string, n: number): Promise<boolean> {
  return command(stage, channel, n % SUMMARY_EVERY === 0 ? 'summary' : (COMMANDS[n % COMMANDS.length] ?? ''));
}

async function command({ workspace, server }: Stage, channel: string, text: string): Promise<boolean> {
  const use = { user: 'U01ALICE', channel, command: '/incident', text };
  const payload = buildCommand({ workspace, baseUrl: server.url }, use);
  return server.socket.send({ type: 'slash_commands', payload }).then(
    () => true,
    () => false,
  );
}

const START_DEADLINE_MS = 30_000;

/** Declares an incident and returns its channel. */
async function declare(stage: Stage): Promise<string> {
  const { workspace } = stage;
  await command(stage, 'C01GENERAL', 'declare P1 load');
  const deadline = performance.now() + START_DEADLINE_MS;
  for (;;) {
    const own = [...workspace.channels.values()].find(({ creator }) => creator === workspace.app.botUserId);
    if (own?.messages.some(({ bot_id }) => bot_id)) return own.id;
    if (performance.now() > deadline) throw new Error('the incident has no channel');
    await sleep(100);
  }
}

async function readBack(table: Table): Promise<string[]> {
  const record = await loadRecord(table, 'INC-000001');
  return (record?.comments ?? []).map(({ text }) => text ?? '');
}
