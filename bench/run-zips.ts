/**
 * `npm run zips -- dist/package/prod [--write]`: what each packaged zip contains, how large it is, and how long it takes to
 * start, each from its own folder outside the repository. With `--write`, puts the table into docs/deploy.md.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unpackZips } from '../test/lambda/unpacked.js';
import { FUNCTION_ENVIRONMENT, NODE } from './coldstart.js';
import { readArguments } from './read-arguments.js';

const START = join(import.meta.dirname, 'coldstart/start.mjs');
const DOC = join(import.meta.dirname, '../docs/deploy.md');
const TABLE = /<!-- zips -->[\s\S]*<!-- \/zips -->/;
const PROCESSES = 9;
/** The file that each function starts with. */
const ENTRIES: Readonly<Record<string, string>> = {
  http: 'http',
  worker: 'worker',
  archiver: 'stream',
  schedule: 'schedule',
  sweep: 'schedule',
};

const run = promisify(execFile);

const USAGE = 'npm run zips -- FOLDER [--write]';
const { values, positionals } = readArguments(USAGE, { write: { type: 'boolean' } });
const folder = resolve(positionals[0] ?? 'dist/package/prod');
const place = await unpackZips(folder);
try {
  const rows = [];
  for (const [name, entry] of Object.entries(ENTRIES)) rows.push(await describeZip(name, entry));
  const table = ['| zip | contains | KiB | unpacked, KiB | start |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
  console.log(table);
  if (values.write) {
    const doc = await readFile(DOC, 'utf8');
    await writeFile(DOC, doc.replace(TABLE, `<!-- zips -->\n${table}\n<!-- /zips -->`));
  }
} finally {
  await rm(place, { recursive: true, force: true });
}

async function describeZip(name: string, entry: string): Promise<string> {
  const root = join(place, name);
  const files = await filesIn(root);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const { size } = await stat(join(folder, `${name}.zip`));
  const total = sizes.reduce((sum, one) => sum + one, 0);
  const code = files.filter((file) => file.endsWith('.mjs')).length;
  const others = files.filter((file) => /\.(?:wasm|ttf)$/.test(file)).map((file) => file.split('/').at(-1));
  const contents = [`${code} files of code`, ...others].join(', ');
  const start = await startTime(join(root, `dist/lambda/${entry}.mjs`));
  return `| \`${name}\` | ${contents} | ${kib(size)} | ${kib(total)} | ${Math.round(start)} ms |`;
}

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** The median, after one start that fills the page cache. */
async function startTime(path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= PROCESSES; round += 1) {
    const { stdout } = await run(NODE, [START, path], { env: FUNCTION_ENVIRONMENT });
    if (round > 0) times.push((JSON.parse(stdout) as { cpu_ms: number }).cpu_ms);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function kib(bytes: number): string {
  return Math.round(bytes / 1024).toLocaleString('en-US');
}
