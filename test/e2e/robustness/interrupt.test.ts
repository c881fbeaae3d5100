import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from 'slack-simulator/child-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programArguments } from '../../support/program.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'aegis-interrupt-'));
});
afterEach(() => rm(home, { recursive: true }));

/** Runs `npm start` until a terminal interrupts it; resolves with its exit code and what it printed after the greeting. */
async function runUntilInterrupted() {
  // A group of its own, as a terminal makes one for what it runs: Ctrl+C is a signal to all of it.
  const aegis = spawn(process.execPath, [...(await programArguments()), 'start'], {
    detached: true,
    env: { PATH: process.env.PATH ?? '', AEGIS_HOME: home, PORT: String(await freePort()) },
  });
  const exited = once(aegis, 'exit');
  let output = '';
  for (const stream of [aegis.stdout, aegis.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await expect.poll(() => output, { timeout: 20_000 }).toContain('everything is kept.');
  const greeting = output.trimEnd();
  process.kill(-(aegis.pid ?? 0), 'SIGINT');
  const [code] = await exited;
  return { code, added: output.slice(greeting.length).trim() };
}

it('shuts down cleanly when a terminal interrupts everything that npm start runs', async () => {
  expect(await runUntilInterrupted()).toEqual({ code: 0, added: '' });
});

it.skipIf(process.platform === 'win32')(
  'protects the record from other users, even in a folder of theirs',
  async () => {
    await chmod(home, 0o755);

    await runUntilInterrupted();

    const names = await readdir(home, { recursive: true });
    const modes = await Promise.all(
      names.map(async (name) => [name, (await stat(join(home, name))).mode & 0o077]),
    );
    expect(names).toContain('table.db');
    expect(modes.filter(([, others]) => others !== 0)).toEqual([]);
  },
);
