import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';
import { fromMillis } from '../src/base/timestamp.js';
import { createStore, type Store } from '../src/data/store/store.js';
import { measureUnits } from '../test/support/capacity.js';
import { aComment } from '../test/support/records.js';
import { type FilledTable, LONGEST, MEMBER, NOW, openFilledTable } from './table/filled-table.js';

interface Row {
  operation: string;
  incidents: number;
  p50_us: number;
  p99_us: number;
  /** Capacity units of one operation. */
  units: number;
  /** Relative to the smallest table. */
  p50_ratio?: number;
  p99_ratio?: number;
}

/** Incidents per table; set `AEGIS_BENCH_SIZES=1000,10000` for a quick run. */
const SIZES = (process.env.AEGIS_BENCH_SIZES ?? '1000,10000,100000').split(',').map(Number);
const ROUNDS = 250;
const PER_ROUND = 2;
/** Operations that are slow on the largest table get fewer rounds. */
const BUDGET_MS = 20_000;
/** Limits for the number of rounds and the time. */
const WARM_UP = 0.1;

type Operation = (store: Store, n: number) => Promise<unknown>;

const OPERATIONS: Record<string, Operation> = {
  'list page': (store) =>
    store.listIncidents({ statuses: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'], limit: 10 }),
  show: (store) => store.showIncident(LONGEST),
  'my incidents': (store) => store.incidentsOfUser(MEMBER, { limit: 10 }),
  capture: (store, n) =>
    store.recordMessage(aComment({ incident_id: LONGEST, timestamp: fromMillis(NOW + n) })),
  'count open': (store) => store.countByStatus('OPEN'),
  'count closed': (store) => store.countByStatus('CLOSED'),
};

/**
 * The same operations on tables with 1,000 to 100,000 incidents, each on its own engine, in alternating rounds. The
 * longest incident has as many messages as the table has incidents.
 */
export async function benchScale(): Promise<Row[]> {
  const tables: FilledTable[] = [];
  try {
    for (const size of SIZES) {
      console.error(`Filling a table with ${size} incidents ...`);
      tables.push(await openFilledTable(size));
    }
    const rows = tables.map(describeFilling);
    for (const [name, run] of Object.entries(OPERATIONS)) rows.push(...(await race(name, { run, tables })));
    return rows;
  } finally {
    await Promise.all(tables.map((table) => table.stop()));
  }
}

function describeFilling({ incidents, items, fillSeconds }: FilledTable): Row {
  const each = Math.round((fillSeconds / items) * 1e6);
  const operation = `(filled with ${items} items in ${fillSeconds.toFixed(1)} s; each)`;
  return { operation, incidents, p50_us: each, p99_us: each, units: 0 };
}

interface Runner {
  filled: FilledTable;
  store: Store;
  histogram: RecordableHistogram;
}

async function race(
  operation: string,
  { run, tables }: { run: Operation; tables: readonly FilledTable[] },
): Promise<Row[]> {
  const runners = tables.map((filled): Runner => {
    return { filled, store: createStore(filled.table), histogram: createHistogram() };
  });
  const start = performance.now();
  const used = () => Math.max(round / ROUNDS, (performance.now() - start) / BUDGET_MS);
  let round = 0;
  let isWarm = false;
  for (; used() < 1; round += 1) {
    if (!isWarm && used() > WARM_UP) {
      for (const { histogram } of runners) histogram.reset();
      isWarm = true;
    }
    for (const runner of runners) await runRound(runner, { run, round });
  }
  const rows: Row[] = [];
  for (const runner of runners) {
    const { filled, store } = runner;
    const units = await measureUnits(filled.table, () => run(store, round * PER_ROUND));
    rows.push({ ...toRow(operation, runner, runners[0] ?? runner), units });
  }
  return rows;
}

async function runRound(
  { store, histogram }: Runner,
  { run, round }: { run: Operation; round: number },
): Promise<void> {
  for (let i = 0; i < PER_ROUND; i += 1) {
    const start = performance.now();
    await run(store, round * PER_ROUND + i);
    histogram.record(Math.max(1, Math.round((performance.now() - start) * 1_000)));
  }
}

function toRow(operation: string, { filled, histogram }: Runner, smallest: Runner): Omit<Row, 'units'> {
  const ratio = (percentile: number) =>
    Number((histogram.percentile(percentile) / smallest.histogram.percentile(percentile)).toFixed(2));
  return {
    operation,
    incidents: filled.incidents,
    p50_us: histogram.percentile(50),
    p99_us: histogram.percentile(99),
    p50_ratio: ratio(50),
    p99_ratio: ratio(99),
  };
}
