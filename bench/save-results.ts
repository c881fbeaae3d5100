import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const RESULTS = fileURLToPath(new URL('results/', import.meta.url));

/**
 * Keeps what was measured today, with the machine that measured it: `bench/results/2026-11-28-coldstart.json`. Only
 * ratios, bytes, units and requests can be compared with those of another machine. Tests hold the last three.
 */
export async function saveResults(results: Readonly<Record<string, unknown>>): Promise<string> {
  const date = new Date().toISOString().slice(0, 10);
  const file = `${RESULTS}${date}-${Object.keys(results).join('-')}.json`;
  const machine = { node: process.version, cores: availableParallelism(), processor: cpus()[0]?.model };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(file, `${JSON.stringify({ date, machine, results }, null, 2)}\n`);
  return file;
}
