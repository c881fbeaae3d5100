import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { AegisError } from '../errors.js';

export interface ChildServer {
  port: number;
  stop(): Promise<void>;
}

interface ChildServerOptions {
  command: string;
  args: string[];
  port: number;
  /** Resolves once the server answers; it is asked again until it does. */
  ready: () => Promise<unknown>;
  cwd?: string;
}

const START_DEADLINE_MS = 10_000;

/** Starts a server as a child process, waits until it answers, and ends it with this process. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(options.cwd && { cwd: options.cwd }),
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-2_000);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(startFailure(options.command, cause.message, cause)));
    child.once('exit', (code) => reject(startFailure(options.command, stderr || `exit code ${code}`)));
  });
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  failed.catch(() => process.off('exit', killWithParent));
  await Promise.race([untilReady(options), failed]);
  return {
    port: options.port,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A TCP port of the loopback interface that is free now: the wanted one if it is, else any. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      wanted !== 0 && error.code === 'EADDRINUSE' ? resolve(freePort()) : reject(error),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

async function untilReady({ ready, command }: ChildServerOptions): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      await ready();
      return;
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw startFailure(command, `no answer within ${START_DEADLINE_MS / 1000} s`, last);
}

function startFailure(command: string, reason: string, cause?: unknown): AegisError {
  return new AegisError('child_server', `${command} did not start: ${reason.trim()}`, { cause });
}
