import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkspace } from 'slack-simulator';
import { readConfig } from '../src/app/config/config.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { withTrialAlerts } from '../src/app/embedded/embedded-alerts.js';
import { type LocalAegis, startLocalAegis } from '../src/app/in-process/local-aegis.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { attachMeter, type Meter } from '../src/data/table/meter.js';
import { createTable } from '../src/data/table/table-client.js';
import { BUILT_IN_PROCESS } from '../src/process/built-in-process.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

const TOKEN = 'demo';
/** Of the alerts, how many a source sends twice. */
const REPEATED = 0.1;
/** How long what is stored may take to be shown. */
const PATIENCE_MS = 180_000;

export interface Storm {
  alerts: number;
  seconds: number;
  /** Requests, repetitions included. */
  sent: number;
  refused: number;
  p50_ms: number;
  p99_ms: number;
  incidents: number;
  /** As the incident's alerts count them. */
  counted: number;
  /** The sum of its events. */
  on_timeline: number;
  posts: number;
  edits: number;
  write_units_per_alert: number;
  read_units_per_alert: number;
}

/** Sends so many alerts of one service in some seconds, each in a request of its own, a tenth of them twice. */
export async function storm(count: number, seconds: number): Promise<Storm> {
  const home = await mkdtemp(join(tmpdir(), 'aegis-storm-'));
  const engine = await startDynoxide(join(home, 'table.db'));
  const { endpoint } = engine;
  const table = createTable({ region: 'local', endpoint, tableName: 'storm', now: systemClock.now });
  await createTableIfMissing(table);
  const { settings } = readConfig({}, 'embedded', withTrialAlerts(BUILT_IN_PROCESS));
  const aegis = await startLocalAegis({
    clock: systemClock,
    logger: createLogger('error'),
    secrets: { get: async () => TOKEN },
    settings,
    summarizer: extractiveSummarizer,
    table,
    workspace: createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE }),
  });
  await aegis.queue.start();
  try {
    return await blow(aegis, attachMeter(table), { count, seconds });
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function blow(
  aegis: LocalAegis,
  meter: Meter,
  { count, seconds }: { count: number; seconds: number },
): Promise<Storm> {
  const alerts = Array.from({ length: count }, (_, n) => n);
  const sends = [...alerts, ...alerts.filter((n) => n % (1 / REPEATED) === 0)];
  const began = performance.now();
  const pace = (seconds * 1_000) / sends.length;
  const results = await Promise.all(
    sends.map(async (n, i) => {
      await sleep(Math.max(0, i * pace - (performance.now() - began)));
      return send(aegis, n);
    }),
  );
  await waitFor(aegis, count);
  const usage = Object.values(meter.take());
  const perAlert = (units: number) => Math.round((units / count) * 100) / 100;
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  const [group] = await aegis.deps.store.alertGroupsOf('INC-000001');
  const record = await aegis.deps.store.loadRecord('INC-000001');
  const events = record?.events.filter(({ type }) => type === 'ALERT') ?? [];
  const calls = (name: string) => aegis.server.calls.filter(({ method }) => method === name).length;
  return {
    alerts: count,
    seconds,
    sent: sends.length,
    refused: results.filter(({ status }) => status !== 202).length,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    incidents: Number((await aegis.deps.store.nextIncidentId()).slice(4)) - 1,
    counted: group?.fired ?? 0,
    on_timeline: events.reduce((sum, { detail }) => sum + Number(detail?.count ?? 0), 0),
    posts: calls('chat.postMessage'),
    edits: calls('chat.update'),
    write_units_per_alert: perAlert(usage.reduce((sum, { writeUnits }) => sum + writeUnits, 0)),
    read_units_per_alert: perAlert(usage.reduce((sum, { readUnits }) => sum + readUnits, 0)),
  };
}

/** A source sends what is refused again, after one second, two, three and four. */
async function send(aegis: LocalAegis, n: number): Promise<{ status: number; ms: number }> {
  const body = JSON.stringify({
    event_action: 'trigger',
    dedup_key: `pod-${n}`,
    payload: {
      summary: `checkout-${n} doesn't answer its health checks`,
      source: `checkout-${n}`,
      severity: 'critical',
      custom_details: { service: 'checkout', node: `node-${n % 50}`, region: 'eu-west-1' },
    },
  });
  const began = performance.now();
  let status = 503;
  for (let turn = 0; status === 503 && turn < 5; turn += 1) {
    await sleep(turn * 1_000);
    const headers = { authorization: `Bearer ${TOKEN}` };
    ({ status } = await aegis.sendTo('/alerts/generic', { headers, body }));
  }
  return { status, ms: performance.now() - began };
}

/** Until everything is counted and on the timeline, or nobody would wait any longer. */
async function waitFor({ deps }: LocalAegis, count: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const [group] = await deps.store.alertGroupsOf('INC-000001');
    const isDone = group?.fired === count && group.unrecorded.firing === 0;
    if (isDone && group.shown?.startsWith(`linked ${count} `)) return;
    await sleep(200);
  }
}
