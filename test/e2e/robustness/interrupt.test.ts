import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from 'slack-simulator/child-server';
import { expect, it } from 'vitest';
import { programArguments } from '../../support/program.js';

it('ends in order when a terminal interrupts everything that npm start runs', async () => {
  const home = await mkdtemp(join(tmpdir(), 'aegis-interrupt-'));
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
  await rm(home, { recursive: true });

  expect({ code, added: output.slice(greeting.length).trim() }).toEqual({ code: 0, added: '' });
});
