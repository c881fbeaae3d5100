import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['src', 'packages/slack-simulator/src', 'packages/slack-simulator/client'];

let clone: string;

/** A clone without installed packages. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'aegis-clone-'));
  for (const folder of SOURCES) mkdirSync(join(clone, folder), { recursive: true });
  for (const copied of ['scripts', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, copied), join(clone, copied), { recursive: true });
});

afterEach(() => rmSync(clone, { recursive: true }));

function start(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: clone,
    encoding: 'utf8',
  });
  return { status, stderr };
}

it.each([
  { args: [], again: 'npm start' },
  { args: ['demo'], again: 'npm run demo' },
])('asks for npm ci when nothing is installed: $again', ({ args, again }) => {
  expect(start(...args)).toEqual({
    status: 1,
    stderr: `Some of the packages that Aegis needs are missing. Run \`npm ci\` in its folder, then \`${again}\` again.\n`,
  });
});

it('names the required Node version when this one is older', () => {
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ engines: { node: '>=99.1' } }));

  expect(start()).toEqual({
    status: 1,
    stderr: `Aegis needs Node 99.1 or newer, and this is ${process.versions.node}. Nothing was started.\n`,
  });
});

it.each(['>=4.99', `>=${process.versions.node}`])('continues with Node %s', (node) => {
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ engines: { node } }));

  expect(start().stderr).toContain('npm ci');
});
