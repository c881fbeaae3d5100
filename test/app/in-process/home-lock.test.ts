import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockHome } from '../../../src/app/in-process/home-lock.js';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'aegis-home-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('is held by one process, which answers with its address and id', async () => {
  const lock = await lockHome(home);
  lock.runningAt('http://127.0.0.1:3000');

  await expect(lockHome(home)).rejects.toThrow(
    `already running in ${home}, at http://127.0.0.1:3000, as process ${process.pid}.`,
  );

  await lock.release();
});

it('can be taken again after a release', async () => {
  await (await lockHome(home)).release();

  const again = await lockHome(home);

  await again.release();
});

it('can be taken after its holder was killed', async () => {
  const holder = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(join(home, 'aegis.sock'))}, () => console.log('held'))`,
  ]);
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const isLeft = existsSync(join(home, 'aegis.sock'));

  const lock = await lockHome(home);

  expect(isLeft).toBe(true);
  await lock.release();
});

it('works in a folder whose path is too long for a socket', async () => {
  const deep = join(home, 'a'.repeat(60), 'b'.repeat(60));
  const lock = await lockHome(deep);

  await expect(lockHome(deep)).rejects.toThrow('already running');

  await lock.release();
});

it('makes its files accessible to this user only', async () => {
  const own = join(home, 'own');
  const lock = await lockHome(own);

  expect(statSync(own).mode & 0o777).toBe(0o700);
  expect(statSync(join(own, 'aegis.sock')).mode & 0o777).toBe(0o600);

  await lock.release();
});

it("reports in one sentence that a folder can't be created", async () => {
  const file = join(home, 'file');
  writeFileSync(file, '');

  await expect(lockHome(file)).rejects.toThrow(`${file} couldn't be created (a file is in its place).`);
});

it("doesn't affect a folder that another program reads", async () => {
  const lock = await lockHome(home);

  expect(execFileSync('ls', [home]).toString()).toBe('aegis.sock\n');

  await lock.release();
  expect(execFileSync('ls', [home]).toString()).toBe('');
});
