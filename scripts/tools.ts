import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TOOLS = join(import.meta.dirname, '../tools');
const LOCK = join(TOOLS, 'package-lock.json');
/** npm writes this when it has installed what the lockfile says. */
const INSTALLED = join(TOOLS, 'node_modules/.package-lock.json');

/**
 * Loads the packages of tools/: those that neither `npm start` nor `npm test` uses and that together are nearly as large as
 * all others. Installs them first unless they're there already.
 */
export function requireTools(): NodeJS.Require {
  if (timeOf(INSTALLED) < timeOf(LOCK)) install();
  return createRequire(LOCK);
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function install(): void {
  console.error('Installing what linting, packaging and deploying need (npm ci in tools) ...');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: TOOLS,
    stdio: ['ignore', 2, 2],
    // npm is a batch file on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci in tools failed');
}
