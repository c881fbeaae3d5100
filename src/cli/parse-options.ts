import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../base/errors.js';
import type { CliCall } from './subcommand.js';

/** Node's `parseArgs`, with positionals allowed. Throws UsageError with the usage for unknown options. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  { argv, usage }: CliCall,
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
}
