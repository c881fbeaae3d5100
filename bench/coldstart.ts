import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildAll, buildFunctions, type Output, startKiB } from '../scripts/build.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START = join(ROOT, 'bench/coldstart/start.mjs');
const PROCESSES = 15;
/** Lambda's version: `npm run test:engines` puts one into node_modules/.cache. */
export const NODE = process.env.AEGIS_TEST_NODE ?? process.execPath;

interface Started {
  name: string;
  /** Code loaded before the first event, in KiB. */
  start_kib: number;
  /** Import and init, as the median over fresh processes. */
  init_ms: number;
  /** Of a core, which other programs hardly change. */
  cpu_ms: number;
  /** Relative to the bare Bolt bundle. */
  init_ratio: number;
  cpu_ratio: number;
}

type Times = Pick<Started, 'init_ms' | 'cpu_ms'>;

const run = promisify(execFile);

/**
 * Import and init time of each built function in fresh processes, compared with a bare Bolt bundle built the same way.
 * Secrets are in the environment, so the time to fetch them isn't included.
 */
export async function benchColdstart(): Promise<Started[]> {
  const directory = join(ROOT, `node_modules/.cache/coldstart-${process.pid}`);
  try {
    const outputs = await buildAll(directory);
    // A plain app uses Bolt's own receiver, which uses Express, and has no stubs for single files.
    const needed = ['express', '@slack/bolt', 'serverless-http'];
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
  const times = new Map(entries.map(({ name }) => [name, [] as Times[]]));
  // The first round fills the page cache.
  for (let round = 0; round <= PROCESSES; round += 1) {
    for (const { name, path } of entries) {
      const took = await startOnce(path);
      if (round > 0) times.get(name)?.push(took);
    }
  }
  const medianOf = (name: string, figure: keyof Times) =>
    median((times.get(name) ?? []).map((one) => one[figure]));
  const [baseline] = entries;
  return entries.map(({ name, path, outputs }) => {
    const entry = Object.keys(outputs).find((output) => join(ROOT, output) === path) ?? '';
    const ratio = (figure: keyof Times) => medianOf(name, figure) / medianOf(baseline?.name ?? '', figure);
    return {
      name,
      start_kib: startKiB(outputs, entry),
      init_ms: Number(medianOf(name, 'init_ms').toFixed(1)),
      cpu_ms: Number(medianOf(name, 'cpu_ms').toFixed(1)),
      init_ratio: Number(ratio('init_ms').toFixed(2)),
      cpu_ratio: Number(ratio('cpu_ms').toFixed(2)),
    };
  });
}

async function startOnce(path: string): Promise<Times> {
  const { stdout } = await run(NODE, [START, path], { env: FUNCTION_ENVIRONMENT });
  return JSON.parse(stdout) as Times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The environment from serverless.yml, with secrets as values. Nothing listens on these ports. */
export const FUNCTION_ENVIRONMENT = {
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
