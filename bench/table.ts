import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable } from '../src/data/table/table-client.js';
import type { Contender } from './table/contender.js';
import { loadContenders, RAW } from './table/contenders.js';
import { checkContender, type Operation, prepareOperations } from './table/operations.js';

interface Row {
  operation: string;
  contender: string;
  ops_per_s: number;
  p50_us: number;
  p99_us: number;
  /** CPU time of this process only, including system time. */
  cpu_us: number;
  p50_ratio: number;
  p99_ratio: number;
  cpu_ratio: number;
}

/** Set AEGIS_BENCH_ROUNDS=10 for a quick run. */
const ROUNDS = Number(process.env.AEGIS_BENCH_ROUNDS ?? 400);
const WARM_UP = 60;
const PER_ROUND = 5;

interface Runner {
  name: string;
  contender: Contender;
  operations: Operation[];
}

/**
 * Compares Aegis's store with the raw SDK client and two libraries, in one process and on one engine, each with its own
 * table. Rounds alternate so that changes in the machine's speed affect all of them equally.
 */
export async function benchTable(): Promise<Row[]> {
  const engine = await startDynoxide();
  const runners: Runner[] = [];
  try {
    for (const [name, create] of Object.entries(await loadContenders())) {
      const place = { endpoint: engine.endpoint, tableName: `bench-${runners.length}` };
      await createEmptyTable(place);
      const contender = create(place);
      runners.push({ name, contender, operations: await prepareOperations(contender) });
      await checkContender(name, contender);
    }
    const rows: Row[] = [];
    const count = runners[0]?.operations.length ?? 0;
    for (let i = 0; i < count; i += 1) rows.push(...(await race(runners, i)));
    return rows;
  } finally {
    for (const { contender } of runners) contender.stop();
    await engine.stop();
  }
}

async function createEmptyTable(place: { endpoint: string; tableName: string }): Promise<void> {
  const table = createTable({ region: 'eu-west-1', ...place, now: systemClock.now });
  await createTableIfMissing(table);
  table.client.destroy();
}

interface Tally {
  name: string;
  operation: Operation;
  histogram: RecordableHistogram;
  cpu: number;
}

async function race(runners: readonly Runner[], i: number): Promise<Row[]> {
  const tallies = runners.flatMap(({ name, operations }): Tally[] => {
    const operation = operations[i];
    return operation ? [{ name, operation, histogram: createHistogram(), cpu: 0 }] : [];
  });
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    if (round === WARM_UP) for (const tally of tallies) reset(tally);
    for (const tally of shuffled(tallies)) await runRound(tally);
  }
  const baseline = tallies.find(({ name }) => name === RAW);
  return baseline ? tallies.map((tally) => toRow(tally, baseline)) : [];
}

/** Rotates the order, because each contender pays for garbage that the one before it left. */
function shuffled<T>(all: readonly T[]): T[] {
  const keyed = all.map((one) => ({ one, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}

function reset(tally: Tally): void {
  tally.histogram.reset();
  tally.cpu = 0;
}

async function runRound(tally: Tally): Promise<void> {
  const work = Array.from({ length: PER_ROUND }, () => tally.operation.prepare());
  const before = process.cpuUsage();
  for (const run of work) {
    const start = performance.now();
    await run();
    tally.histogram.record(Math.max(1, Math.round((performance.now() - start) * 1_000)));
  }
  const { user, system } = process.cpuUsage(before);
  tally.cpu += user + system;
}

function toRow(tally: Tally, baseline: Tally): Row {
  const { histogram } = tally;
  const ratio = (figure: (tally: Tally) => number) => Number((figure(tally) / figure(baseline)).toFixed(2));
  return {
    operation: tally.operation.name,
    contender: tally.name,
    ops_per_s: Math.round(1e6 / histogram.mean),
    p50_us: histogram.percentile(50),
    p99_us: histogram.percentile(99),
    cpu_us: Math.round(tally.cpu / histogram.count),
    p50_ratio: ratio((one) => one.histogram.percentile(50)),
    p99_ratio: ratio((one) => one.histogram.percentile(99)),
    cpu_ratio: ratio((one) => one.cpu / one.histogram.count),
  };
}
