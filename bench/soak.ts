import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkspace, type Workspace } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { type LocalAegis, startLocalAegis } from '../src/app/local-aegis.js';
import { createLogger } from '../src/app/logger.js';
import { systemClock } from '../src/app/system-clock.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable } from '../src/data/table/table-client.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

export interface Load {
  /** Messages a second. */
  rate: number;
  seconds: number;
}

export interface Soaked extends Load {
  sent: number;
  /** Deliveries that weren't acknowledged; like Slack, the load generator retries them. */
  refused: number;
  lost: number;
  doubled: number;
  /** Commands sent in between, including summaries, and those not answered with 200. */
  commands: number;
  commands_failed: number;
  ack_p50_ms: number;
  ack_p99_ms: number;
  ack_max_ms: number;
  /** At the start, after each minute, and at the end. */
  rss_mb: number[];
}

/**
 * Sends signed message events at a steady rate to one incident on the file-backed engine, with commands in between, and
 * counts what arrived.
 */
export async function soak(load: Load): Promise<Soaked> {
  const home = await mkdtemp(join(tmpdir(), 'aegis-soak-'));
  const engine = await startDynoxide(join(home, 'table.db'));
  const { endpoint } = engine;
  const table = createTable({ region: 'local', endpoint, tableName: 'soak', now: systemClock.now });
  await createTableIfMissing(table);
  const workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
  const logger = createLogger('error');
  const aegis = await startLocalAegis({
    clock: systemClock,
    logger,
    settings: DEFAULT_SETTINGS,
    summarizer: extractiveSummarizer,
    table,
    workspace,
  });
  try {
    return await press(aegis, workspace, load);
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function press(aegis: LocalAegis, workspace: Workspace, load: Load): Promise<Soaked> {
  const channel = await declare(aegis, workspace);
  const acks = createHistogram();
  const pending = new Set<Promise<void>>();
  const sent = new Set<string>();
  const rss = [memory()];
  let refused = 0;
  const typed: Promise<number>[] = [];
  const total = load.rate * load.seconds;
  const start = performance.now();
  for (let n = 0; n < total; n += 1) {
    const due = start + (n * 1_000) / load.rate;
    if (due > performance.now()) await sleep(due - performance.now());
    if (n > 0 && n % (load.rate * 60) === 0) rss.push(memory());
    if (n % (load.rate * COMMAND_SECONDS) === load.rate) typed.push(type(aegis, channel, typed.length));
    const delivered = deliver(aegis, workspace, { channel, n, due, acks }).then(({ text, tries }) => {
      sent.add(text);
      refused += tries - 1;
      pending.delete(delivered);
    });
    pending.add(delivered);
  }
  await Promise.all(pending);
  const statuses = await Promise.all(typed);
  await aegis.settled();
  rss.push(memory());
  // Commands write comments too; only messages count.
  const stored = (await readBack(aegis, channel)).filter((text) => sent.has(text));
  return {
    ...load,
    sent: total,
    refused,
    lost: total - new Set(stored).size,
    doubled: stored.length - new Set(stored).size,
    commands: statuses.length,
    commands_failed: statuses.filter((status) => status !== 200).length,
    ack_p50_ms: acks.percentile(50) / 1_000,
    ack_p99_ms: acks.percentile(99) / 1_000,
    ack_max_ms: acks.max / 1_000,
    rss_mb: rss,
  };
}

const COMMAND_SECONDS = 3;
const COMMANDS = ['note still looking', 'status', 'timeline', 'tasks', 'list', 'severity P0', 'severity P1'];
/** Every n-th command is a summary, which reads all messages. */
const SUMMARY_EVERY = 10;

async function type({ delivery }: LocalAegis, channel: string, n: number): Promise<number> {
  const text = n % SUMMARY_EVERY === 0 ? 'summary' : (COMMANDS[n % COMMANDS.length] ?? '');
  const { status } = await delivery.command({ user: 'U01ALICE', channel, command: '/incident', text });
  return status;
}

async function declare({ delivery, settled }: LocalAegis, workspace: Workspace): Promise<string> {
  await delivery.command({
    user: 'U01ALICE',
    channel: 'C01GENERAL',
    command: '/incident',
    text: 'declare P1 load',
  });
  await settled();
  const own = [...workspace.channels.values()].find(({ creator }) => creator === workspace.app.botUserId);
  if (!own) throw new Error('the incident has no channel');
  return own.id;
}

interface Sent {
  channel: string;
  n: number;
  /** When it was due, so that time spent waiting in line counts. */
  due: number;
  acks: ReturnType<typeof createHistogram>;
}

interface Delivered {
  /** Its number among all sent messages. */
  text: string;
  tries: number;
}

/** Sends one message as Slack does, with up to three retries. */
async function deliver(aegis: LocalAegis, workspace: Workspace, message: Sent): Promise<Delivered> {
  const ts = `${Math.floor(Date.now() / 1_000)}.${String(message.n % 1_000_000).padStart(6, '0')}`;
  const text = `message ${message.n}: error rate is at ${message.n % 100} %, looking at node-${message.n % 17}`;
  for (let tries = 1; ; tries += 1) {
    const status = await send(aegis, workspace, { ...message, ts, text });
    if (status === 200 || tries === 4) return { text, tries };
    await sleep(1_000);
  }
}

async function send(
  { delivery }: LocalAegis,
  { team, app }: Workspace,
  { channel, n, due, acks, ts, text }: Sent & { ts: string; text: string },
): Promise<number> {
  const { status } = await delivery.event({
    type: 'event_callback',
    team_id: team.id,
    api_app_id: app.id,
    event: {
      type: 'message',
      channel,
      channel_type: 'channel',
      user: `U${n % 40}`,
      text,
      ts,
      event_ts: ts,
    },
  });
  acks.record(Math.max(1, Math.round((performance.now() - due) * 1_000)));
  return status;
}

async function readBack({ deps }: LocalAegis, channel: string): Promise<string[]> {
  const incidentId = (await deps.cached.incidentOf(channel)) ?? '';
  const record = await deps.store.loadRecord(incidentId);
  return (record?.comments ?? []).map(({ text }) => text ?? '');
}

function memory(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}
