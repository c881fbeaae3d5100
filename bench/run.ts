import '../src/app/quiet-sdk.js';
import { parseArgs } from 'node:util';
import { benchCapacity } from './capacity.js';
import { benchColdstart } from './coldstart.js';
import { benchCommands } from './commands.js';
import { benchInline } from './inline.js';
import type { Comparison } from './measure.js';
import { benchRedaction } from './redaction.js';
import { benchReplay } from './replay.js';
import { benchScale } from './scale.js';
import { benchSummaries } from './summaries.js';
import { benchTable } from './table.js';

const BENCHMARKS = {
  coldstart: benchColdstart,
  commands: benchCommands,
  capacity: benchCapacity,
  inline: benchInline,
  redaction: benchRedaction,
  replay: benchReplay,
  scale: benchScale,
  summaries: benchSummaries,
  table: benchTable,
};
type Name = keyof typeof BENCHMARKS;

/** Take minutes, or install something: only when named. */
const WHEN_NAMED: readonly string[] = ['coldstart', 'scale', 'table'];

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const names = (positionals.length > 0 ? positionals : unnamed()) as Name[];
const results: Record<string, unknown> = {};
for (const name of names) {
  const run = BENCHMARKS[name];
  if (!run) throw new Error(`There is no benchmark "${name}": ${Object.keys(BENCHMARKS).join(', ')}`);
  results[name] = await run();
  if (!values.json) for (const rows of byShape(results[name] as object[])) console.table(rows.map(flatten));
}
if (values.json) console.log(JSON.stringify(results, null, 2));

function unnamed(): string[] {
  return Object.keys(BENCHMARKS).filter((name) => !WHEN_NAMED.includes(name));
}

function flatten(result: object): object {
  if (!('subject' in result)) return result;
  const { name, p50_ratio, p99_ratio, subject, against, baseline: _, ...rest } = result as Comparison;
  return {
    name,
    p50_ratio,
    p99_ratio,
    'p50 µs': `${subject.p50_us} : ${against.p50_us}`,
    'p99 µs': `${subject.p99_us} : ${against.p99_us}`,
    ...rest,
  };
}

/** Results of one benchmark that have the same columns; each group is a table of its own. */
function byShape(rows: readonly object[]): object[][] {
  const groups = new Map<string, object[]>();
  for (const row of rows) {
    const shape = Object.keys(row).join();
    groups.set(shape, [...(groups.get(shape) ?? []), row]);
  }
  return [...groups.values()];
}
