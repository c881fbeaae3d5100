import { readFile } from 'node:fs/promises';
import { ConfigError } from '../../base/errors.js';
import { BUILT_IN_PROCESS } from '../../process/built-in-process.js';
import type { Process } from '../../process/process-schema.js';
import type { Environment } from './config.js';

/** Read from the folder in which Aegis starts, if it's there. */
export const PROCESS_FILE = 'aegis.yml';

/**
 * How incidents are run here: what the file that AEGIS_CONFIG names says, else ./aegis.yml, else what is built in. Throws
 * one ConfigError that names everything wrong in the file.
 */
export async function loadProcess(env: Environment): Promise<Process> {
  const named = env.AEGIS_CONFIG || undefined;
  const file = named ?? PROCESS_FILE;
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && named === undefined) return undefined;
    throw new ConfigError([`AEGIS_CONFIG: ${file} can't be read (${cause.code ?? cause.message})`], {
      cause,
    });
  });
  if (text === undefined) return BUILT_IN_PROCESS;
  // The parser is only needed where there's a file.
  const { readProcess } = await import('../../process/read-process.js');
  const read = readProcess(text);
  if ('problems' in read) throw new ConfigError(read.problems.map((problem) => `${file}, ${problem}`));
  return read.process;
}
