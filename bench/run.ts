import '../src/app/quiet-sdk.js';
import { benchCapacity } from './capacity.js';
import { benchColdstart } from './coldstart.js';
import { benchCommands } from './commands.js';
import { benchInline } from './inline.js';
import type { Comparison } from './measure.js';
import { benchNoise } from './noise.js';
import { readArguments } from './read-arguments.js';
import { benchRedaction } from './redaction.js';
import { benchReplay } from './replay.js';
import { saveResults } from './save-results.js';
import { benchScale } from './scale.js';
import { benchSummaries } from './summaries.js';
import { benchTable } from './table.js';

const BENCHMARKS = {
  coldstart: benchColdstart,
  commands: benchCommands,
  capacity: benchCapacity,
  inline: benchInline,
  noise: benchNoise,
  redaction: benchRedaction,
  replay: benchReplay,
  scale: benchScale,
  summaries: benchSummaries,
  table: benchTable,
};
type Name = keyof typeof BENCHMARKS;

/** These take minutes or install packages, so they run only when named. */
const ONLY_WHEN_NAMED: readonly string[] = ['coldstart', 'noise', 'scale', 'table'];

const USAGE = `npm run bench [-- NAME… [--json] [--save]]
  NAME is one of ${Object.keys(BENCHMARKS).join(', ')}
  --save keeps the figures in bench/results`;
const { values, positionals } = readArguments(USAGE, {
  json: { type: 'boolean' },
  save: { type: 'boolean' },
});
const unknown = positionals.find((name) => !Object.keys(BENCHMARKS).includes(name));
if (unknown !== undefined) {
  console.error(`There's no benchmark "${unknown}".\n${USAGE}`);
  process.exit(1);
}
const names = (positionals.length > 0 ? positionals : defaultNames()) as Name[];
const results: Record<string, unknown> = {};
for (const name of names) {
  results[name] = await BENCHMARKS[name]();
  if (!values.json) for (const rows of byShape(results[name] as object[])) console.table(rows.map(flatten));
}
if (values.json) console.log(JSON.stringify(results, null, 2));
if (values.save) console.error(`Saved ${await saveResults(results)}`);

function defaultNames(): string[] {
  return Object.keys(BENCHMARKS).filter((name) => !ONLY_WHEN_NAMED.includes(name));
}

function flatten(result: object): object {
  if (!('subject' in result)) return result;
  const {
    name,
    p50_ratio,
    p99_ratio,
    cpu_ratio,
    subject,
    against,
    baseline: _,
    ...rest
  } = result as Comparison;
  return {
    name,
    p50_ratio,
    p99_ratio,
    cpu_ratio,
    'p50 µs': `${subject.p50_us} : ${against.p50_us}`,
    'p99 µs': `${subject.p99_us} : ${against.p99_us}`,
    ...rest,
  };
}

/** Groups a benchmark's results by their columns, one table per group. */
function byShape(rows: readonly object[]): object[][] {
  const groups = new Map<string, object[]>();
  for (const row of rows) {
    const shape = Object.keys(row).join();
    groups.set(shape, [...(groups.get(shape) ?? []), row]);
  }
  return [...groups.values()];
}
