import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../base/errors.js';

/** `parseArgs` of Node, except that what it does not know is answered with what may be typed. */
export function parseOptions<T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
}
