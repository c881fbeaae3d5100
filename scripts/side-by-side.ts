/**
 * `tsx scripts/side-by-side.ts 'npm test' 'npm run lint'`: runs commands at the same time, since each leaves a core idle
 * now and then. What the first one says is printed as it comes, what another says when it ends. If one fails, all end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What others say goes into files, since Node's pipes may be full for a moment, and Biome fails where one is. */
const place = mkdtempSync(join(tmpdir(), 'aegis-side-by-side-'));
const fileOf = (i: number) => join(place, `${i}.txt`);

/** In a process group of its own, so that it can be ended with all that it started. */
function start(command: string, i: number): ChildProcess {
  const output = i === 0 ? 'inherit' : openSync(fileOf(i), 'w');
  return spawn(command, { shell: true, detached: true, stdio: ['ignore', output, output] });
}

async function outcome(child: ChildProcess, i: number): Promise<boolean> {
  const [code] = await once(child, 'close');
  if (i > 0) process.stdout.write(readFileSync(fileOf(i)));
  if (code !== 0) endAll();
  return code === 0;
}

function endAll(): void {
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid);
}

const children = process.argv.slice(2).map(start);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endAll);
const outcomes = await Promise.all(children.map(outcome));
rmSync(place, { recursive: true });
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
