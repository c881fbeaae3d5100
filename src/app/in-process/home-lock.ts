import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, unlink } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConflictError, UsageError } from '../../base/errors.js';

export interface HomeLock {
  /** The address of this process, which a second start prints. */
  runningAt(address: string): void;
  release(): Promise<void>;
}

/** Maximum length of a Unix socket's path; Linux allows 107 bytes, macOS 103. */
const MAX_SOCKET_PATH = 100;

/** A process that holds the lock answers immediately, even when it's busy. */
const ANSWER_MS = 2_000;

/**
 * Creates the folder and locks it for this process, so that no two processes write the same files.
 * The lock is a socket that answers who holds it. Unlike a file with a process id, it can't look
 * alive after `kill -9` or in a new container. Throws ConflictError if another process holds it,
 * UsageError if the folder can't be used.
 */
export async function lockHome(home: string): Promise<HomeLock> {
  await makeFolder(home);
  const path = await socketPath(home);
  const holder = { pid: process.pid, at: '' };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(holder));
  });
  server.unref();
  await hold(server, path, home);
  return {
    runningAt(address) {
      holder.at = address;
    },
    release: () => new Promise((done) => server.close(() => done())),
  };
}

async function makeFolder(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its place' : (code ?? message);
    throw new UsageError(
      `${resolve(home)} couldn't be created (${why}). Aegis keeps its files there; set AEGIS_HOME to use another folder.`,
      { cause },
    );
  }
}

async function socketPath(home: string): Promise<string> {
  const folder = await realpath(home);
  const name = `aegis-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(folder, 'aegis.sock');
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH ? inside : join(tmpdir(), `${name}.sock`);
}

async function hold(server: Server, path: string, home: string): Promise<void> {
  const failure = await listen(server, path);
  if (failure === undefined) return allowOnlyThisUser(path);
  if (failure.code !== 'EADDRINUSE') throw describeUnusable(home, failure);
  const running = await askHolder(path);
  if (running !== undefined) throw new ConflictError(describeRunning(home, running));
  await unlink(path).catch(() => undefined);
  const again = await listen(server, path);
  if (again) throw describeUnusable(home, again);
  await allowOnlyThisUser(path);
}

function listen(server: Server, path: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((done) => {
    server.once('error', done);
    server.listen(path, () => {
      server.off('error', done);
      done(undefined);
    });
  });
}

async function allowOnlyThisUser(path: string): Promise<void> {
  if (process.platform !== 'win32') await chmod(path, 0o600);
}

/** The answer of the process that holds the lock; undefined if there's none anymore. */
function askHolder(path: string): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const socket = createConnection(path);
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => {
      said += chunk.toString();
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => done(code ? undefined : said));
    socket.on('end', () => done(said));
  });
}

function describeRunning(home: string, said: string): string {
  const { pid, at } = JSON.parse(said || '{}') as { pid?: number; at?: string };
  const where = [at && `at ${at}`, pid && `as process ${pid}`].filter(Boolean).join(', ');
  return `Aegis is already running in ${resolve(home)}${where ? `, ${where}` : ''}. Stop it first, or set AEGIS_HOME to another folder.`;
}

function describeUnusable(home: string, cause: NodeJS.ErrnoException): UsageError {
  return new UsageError(
    `${resolve(home)} can't be used (${cause.code ?? cause.message}). Aegis keeps its files there; set AEGIS_HOME to use another folder.`,
    { cause },
  );
}
