import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkspace, type Envelope, userPosts, type Workspace } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { type LocalAegis, startLocalAegis } from '../src/app/in-process/local-aegis.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable } from '../src/data/table/table-client.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

/** Slack redelivers at once, after a minute and after five; the last is too late for this measurement. */
const RETRIES_MS = [0, 60_000];
const SETTLED_MS = 120_000;
const CHANNELS = 5;

export interface Overloaded {
  at_once: number;
  /** Of the first deliveries. */
  acknowledged: number;
  refused: number;
  /** Answered later than Slack waits. */
  late: number;
  slowest_ms: number;
  /** Acknowledged but not on the record when the answers were in. */
  lost: number;
  /** On the record two minutes later. */
  stored_later: number;
  rss_mb: number;
}

/** Sends message events of five incidents at once, redelivers what was refused, and counts what's on the record. */
export async function overload(count: number): Promise<Overloaded> {
  const home = await mkdtemp(join(tmpdir(), 'aegis-overload-'));
  const engine = await startDynoxide(join(home, 'table.db'));
  const { endpoint } = engine;
  const table = createTable({ region: 'local', endpoint, tableName: 'overload', now: systemClock.now });
  await createTableIfMissing(table);
  const workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
  const aegis = await startLocalAegis({
    clock: systemClock,
    logger: createLogger('error'),
    settings: DEFAULT_SETTINGS,
    summarizer: extractiveSummarizer,
    table,
    workspace,
    deliversEvents: (envelope: Envelope) => !String(envelope.event.text).startsWith('burst '),
  });
  try {
    return await flood(aegis, workspace, count);
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function flood(aegis: LocalAegis, workspace: Workspace, count: number): Promise<Overloaded> {
  const channels = await declare(aegis, workspace);
  const envelopes: Envelope[] = [];
  const stop = workspace.onEvent((envelope) => {
    if (String(envelope.event.text).startsWith('burst ')) envelopes.push(envelope);
  });
  for (let n = 0; n < count; n += 1) {
    userPosts(workspace, {
      channel: channels[n % CHANNELS] ?? '',
      user: 'U01ALICE',
      text: `burst ${n} is at ${n % 100} %`,
    });
  }
  stop();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const began = performance.now();
  const first = await Promise.all(envelopes.map((envelope) => deliver(aegis, envelope)));
  const isStored = await readBack(aegis, channels);
  const acknowledged = first.filter(({ status }) => status === 200);
  const redelivered = first
    .filter(({ status }) => status !== 200)
    .map(({ envelope }) => redeliver(aegis, envelope));
  await Promise.all([sleep(SETTLED_MS - (performance.now() - began)), ...redelivered]);
  clearInterval(watch);
  const after = await readBack(aegis, channels);
  return {
    at_once: count,
    acknowledged: acknowledged.length,
    refused: count - acknowledged.length,
    late: first.filter(({ ms }) => ms > 3_000).length,
    slowest_ms: Math.round(Math.max(...first.map(({ ms }) => ms))),
    lost: acknowledged.filter(({ envelope }) => !isStored.has(textOf(envelope))).length,
    stored_later: envelopes.filter((envelope) => after.has(textOf(envelope))).length,
    rss_mb: Math.round(peak / 2 ** 20),
  };
}

const textOf = ({ event }: Envelope) => String(event.text);

async function declare(aegis: LocalAegis, { channels, app }: Workspace): Promise<string[]> {
  for (let n = 0; n < CHANNELS; n += 1) {
    const text = `declare P1 overload ${n}`;
    await aegis.delivery.command({ user: 'U01ALICE', channel: 'C01GENERAL', command: '/incident', text });
  }
  await aegis.settled();
  return [...channels.values()].filter(({ creator }) => creator === app.botUserId).map(({ id }) => id);
}

interface Delivered {
  envelope: Envelope;
  status: number;
  ms: number;
}

async function deliver({ delivery }: LocalAegis, envelope: Envelope): Promise<Delivered> {
  const began = performance.now();
  const { status } = await delivery.event(envelope);
  return { envelope, status, ms: performance.now() - began };
}

async function redeliver(aegis: LocalAegis, envelope: Envelope): Promise<void> {
  for (const wait of RETRIES_MS) {
    await sleep(wait);
    if ((await deliver(aegis, envelope)).status === 200) return;
  }
}

async function readBack({ deps }: LocalAegis, channels: readonly string[]): Promise<Set<string>> {
  const records = await Promise.all(
    channels.map(async (channel) => deps.store.loadRecord((await deps.cached.incidentOf(channel)) ?? '')),
  );
  return new Set(records.flatMap((record) => (record?.comments ?? []).map(({ text }) => text ?? '')));
}
