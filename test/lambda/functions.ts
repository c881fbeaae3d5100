import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const HOST = join(import.meta.dirname, 'host.mjs');

export interface Functions {
  /** Invokes a function. Throws its error as text. */
  invoke<T = object>(name: 'http' | 'worker' | 'stream' | 'schedule', event: object): Promise<T>;
  /** What they have logged so far. */
  log: string[];
  /** Of the Node they run on, this one's unless AEGIS_TEST_NODE names another. */
  nodeVersion: string;
  stop(): Promise<void>;
}

interface FunctionsOptions {
  /** Where the built entries are. */
  directory: string;
  env: Record<string, string>;
}

/** Starts the functions in their own process, the way Lambda does. */
export async function startFunctions({ directory, env }: FunctionsOptions): Promise<Functions> {
  const child = spawn(process.env.AEGIS_TEST_NODE ?? process.execPath, [HOST, directory], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const lines = createInterface(child.stdout);
  const [first] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])) as [
    string?,
  ];
  const [port, nodeVersion = ''] = first?.split(' ') ?? [];
  if (port === undefined) throw new Error(`the functions didn't start: ${complaints}`);
  const log: string[] = [];
  lines.on('line', (line) => log.push(line));
  return {
    log,
    nodeVersion,
    async invoke<T>(name: string, event: object): Promise<T> {
      const response = await fetch(`http://127.0.0.1:${port}/${name}`, {
        method: 'POST',
        body: JSON.stringify(event),
      });
      const { result, error } = (await response.json()) as { result?: T; error?: string };
      if (error !== undefined) throw new Error(`${error}\n${complaints}`);
      return result as T;
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
