import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { programArguments } from '../test/support/program.js';

export interface Program {
  /** Of its memory, in MB. */
  rss(): Promise<number>;
  /** Milliseconds of a core that it has used. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Of the heap, in MB: what Node allows itself in the Helm chart's container, half of its 512 MiB. */
const HEAP_MAX = 256;

/** Runs what `npm start` runs, in a process of its own, and waits until it's connected to Slack. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MAX}`, ...(await programArguments())], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines = createInterface(child.stdout);
  await Promise.race([
    (async () => {
      for await (const line of lines) if (line.startsWith('Aegis is connected.')) return;
    })(),
    exit.then(() => Promise.reject(new Error('Aegis ended while it started'))),
  ]);
  child.stdout.resume();
  return {
    async rss() {
      const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)]);
      return Math.round(Number(stdout) / 1_024);
    },
    async cpu() {
      // User and system time, the 14th and 15th field, in hundredths of a second.
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
      const [user, system] = stat.split(' ').slice(13, 15).map(Number);
      return 10 * ((user ?? 0) + (system ?? 0));
    },
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
