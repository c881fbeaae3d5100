import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAegis } from './aegis.js';
import type { Contender, Place } from './contender.js';
import { createPlain, createRaw } from './raw.js';

export type CreateContender = (place: Place) => Contender;

/** The baseline of every ratio. */
export const RAW = 'raw';

const LIBRARIES = fileURLToPath(new URL('libraries/', import.meta.url));

/**
 * All contenders, by name. `raw again` repeats the baseline; its distance from 1 is the error of the other ratios.
 * `raw, plain` returns plain records without checking them. Installs the libraries if they're missing.
 */
export async function loadContenders(): Promise<Record<string, CreateContender>> {
  if (!existsSync(`${LIBRARIES}node_modules`)) install();
  return {
    [RAW]: createRaw,
    'raw again': createRaw,
    'raw, plain': createPlain,
    aegis: createAegis,
    electrodb: await loadLibrary('electrodb.js'),
    'dynamodb-toolbox': await loadLibrary('toolbox.js'),
  };
}

/** Both are plain JavaScript in a separate package, so that Aegis's own checks don't need them installed. */
async function loadLibrary(file: string): Promise<CreateContender> {
  const { createContender } = (await import(`${LIBRARIES}${file}`)) as { createContender: CreateContender };
  return createContender;
}

function install(): void {
  console.error(
    'Installing ElectroDB and dynamodb-toolbox for the comparison (npm ci in bench/table/libraries) ...',
  );
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: LIBRARIES,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('npm ci in bench/table/libraries failed');
}
