import { readFile } from 'node:fs/promises';
import { ConfigError } from '../../base/errors.js';
import { BUILT_IN_PROCESS } from '../../process/built-in-process.js';
import type { Process } from '../../process/process-schema.js';
import type { ReadProcess } from '../../process/read-process.js';
import type { Environment } from './config.js';

/** Read from the folder in which Aegis starts, if it exists. */
const PROCESS_FILE = 'aegis.yml';

/** The content and path of the file; absent if there's no file and none was named. */
export type FoundProcess = { file: string; read: ReadProcess } | undefined;

/**
 * Loads how incidents are run: from the file that AEGIS_CONFIG names, else ./aegis.yml, else the built-in
 * defaults. Throws one ConfigError that names everything wrong in the file.
 */
export async function loadProcess(env: Environment): Promise<Process> {
  const found = await findProcess(env.AEGIS_CONFIG || undefined);
  if (!found) return BUILT_IN_PROCESS;
  const { file, read } = found;
  if ('problems' in read) throw new ConfigError(read.problems.map((problem) => `${file}, ${problem}`));
  return read.process;
}

/**
 * Reads the named file, or ./aegis.yml if none is named. Throws ConfigError if a named file can't be read.
 */
export async function findProcess(named: string | undefined): Promise<FoundProcess> {
  const file = named ?? PROCESS_FILE;
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && named === undefined) return undefined;
    throw new ConfigError([`${file} can't be read (${cause.code ?? cause.message})`], { cause });
  });
  if (text === undefined) return undefined;
  // The parser is only needed if there's a file.
  const { readProcess } = await import('../../process/read-process.js');
  return { file, read: readProcess(text) };
}
