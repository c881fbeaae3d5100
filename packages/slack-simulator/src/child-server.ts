import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { SimulatorError } from './simulator-error.js';

export interface ChildServer {
  port: number;
  /** Of the process that runs the program, or of the shell that does. */
  pid: number | undefined;
  /** Resolves once the program has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

interface ChildServerOptions {
  command: string;
  args: string[];
  port: number;
  /** Resolves once the server responds; called again until it does. */
  ready: () => Promise<unknown>;
  cwd?: string;
  /** How long it may take to respond; 10 s if absent. */
  deadlineMs?: number;
}

const START_DEADLINE_MS = 10_000;

/**
 * Runs a program until its standard input closes. The system closes it when this process ends, even by `kill -9`, so no
 * orphaned server keeps files open.
 */
const STOP_WITH_PARENT = 'exec 3<&0; "$@" & child=$!; { read _ <&3; kill $child; } & wait $child';

/** Starts a server as a child process, waits until it responds, and ends it with this process. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const child = spawnWithParent(options);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-2_000);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      // By then, the program's id may belong to a different one, which the waiting shell would end.
      child.stdin?.end();
      resolve();
    });
  });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(startFailure(options.command, cause.message, cause)));
    child.once('exit', (code) => reject(startFailure(options.command, stderr || `exit code ${code}`)));
  });
  // Nothing awaits this promise after the race below, so stopping the server must not reject it unhandled.
  failed.catch(() => undefined);
  await Promise.race([untilReady(options), failed]);
  return {
    port: options.port,
    pid: child.pid,
    exited,
    async stop() {
      child.stdin?.end();
      if (process.platform === 'win32') child.kill();
      await exited;
    },
  };
}

function spawnWithParent({ command, args, cwd }: ChildServerOptions): ChildProcess {
  const options = { stdio: ['pipe', 'ignore', 'pipe'] as ('pipe' | 'ignore')[], ...(cwd && { cwd }) };
  if (process.platform === 'win32') return spawn(command, args, options);
  // In a process group of its own: Ctrl+C reaches the parent alone, which may still need the server to end in order.
  return spawn('sh', ['-c', STOP_WITH_PARENT, 'sh', command, ...args], { ...options, detached: true });
}

/** Finds a free TCP port on the loopback interface: the wanted one, or any other if it's taken. */
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

async function untilReady({
  ready,
  command,
  deadlineMs = START_DEADLINE_MS,
}: ChildServerOptions): Promise<void> {
  const deadline = Date.now() + deadlineMs;
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
  throw startFailure(command, `no response within ${deadlineMs / 1000} s`, last);
}

function startFailure(command: string, reason: string, cause?: unknown): SimulatorError {
  return new SimulatorError('child_server', `${command} didn't start: ${reason.trim()}`, { cause });
}
