import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildAll, buildFunctions, type Output, startKiB } from '../scripts/build.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START = join(ROOT, 'bench/coldstart/start.mjs');
const PROCESSES = 15;

interface Started {
  name: string;
  /** Code loaded before the first event, in KiB. */
  start_kib: number;
  /** Import and init, as the median over fresh processes. */
  init_ms: number;
  /** Relative to the bare Bolt bundle. */
  ratio: number;
}

const run = promisify(execFile);

/**
 * Import and init time of each built function in fresh processes, compared with a bare Bolt bundle built the same way.
 * Secrets are in the environment, so the time to fetch them isn't included.
 */
export async function benchColdstart(): Promise<Started[]> {
  const directory = join(ROOT, `node_modules/.cache/coldstart-${process.pid}`);
  try {
    const outputs = await buildAll(directory);
    // Bolt's own receiver uses Express.
    const needed = ['express'];
    const bare = await buildFunctions({ bare: 'bench/coldstart/bare.ts' }, join(directory, 'bare'), {
      needed,
    });
    const entries = ['http', 'worker', 'stream', 'schedule'].map((name) => ({
      name,
      path: join(directory, 'lambda', `${name}.mjs`),
      outputs,
    }));
    const baseline = { name: 'bare Bolt', path: join(directory, 'bare/bare.mjs'), outputs: bare };
    return await timeAll([baseline, ...entries]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface Entry {
  name: string;
  path: string;
  outputs: Record<string, Output>;
}

async function timeAll(entries: readonly Entry[]): Promise<Started[]> {
  const times = new Map(entries.map(({ name }) => [name, [] as number[]]));
  // The first round fills the page cache.
  for (let round = 0; round <= PROCESSES; round += 1) {
    for (const { name, path } of entries) {
      const took = await startOnce(path);
      if (round > 0) times.get(name)?.push(took);
    }
  }
  const baseline = median(times.get(entries[0]?.name ?? '') ?? []);
  return entries.map(({ name, path, outputs }) => {
    const init = median(times.get(name) ?? []);
    const entry = Object.keys(outputs).find((output) => join(ROOT, output) === path) ?? '';
    return {
      name,
      start_kib: startKiB(outputs, entry),
      init_ms: Number(init.toFixed(1)),
      ratio: Number((init / baseline).toFixed(2)),
    };
  });
}

async function startOnce(path: string): Promise<number> {
  const { stdout } = await run(process.execPath, [START, path], { env: ENVIRONMENT });
  return Number(stdout.trim());
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The environment from serverless.yml, with secrets as values. Nothing listens on these ports. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  AEGIS_TABLE: 'bench',
  AEGIS_BUCKET: 'bench',
  AEGIS_QUEUE_URL: 'http://127.0.0.1:9/000000000000/jobs.fifo',
  AEGIS_ARCHIVER: 'bench',
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: 'bench-secret',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  LOG_LEVEL: 'error',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};
