import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { CliCall } from './subcommand.js';

type Parsed<T extends ParseArgsConfig['options']> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/**
 * Node's `parseArgs`, with at most as many `words` that aren't options. Throws UsageError, one sentence, for what it
 * can't read.
 */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  { argv, name }: CliCall,
  options: T,
  { words = 0 } = {},
): Parsed<T> {
  const help = `\`aegis ${name} --help\` shows its options.`;
  let parsed: Parsed<T>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(`${describe(argv, options, cause)} ${help}`, { cause });
  }
  const extra = parsed.positionals[words];
  if (extra !== undefined) throw new UsageError(`\`aegis ${name}\` doesn't take "${extra}". ${help}`);
  return parsed;
}

function describe(argv: readonly string[], options: object, cause: unknown): string {
  const known = Object.keys(options);
  const unknown = argv.find((one) => one.startsWith('-') && !known.includes(nameOf(one)));
  if (unknown === undefined) return `${(cause as Error).message.replace(/\.$/, '')}.`;
  const near = nearest(nameOf(unknown), known);
  return `There's no option ${unknown}${near ? `; did you mean --${near}?` : '.'}`;
}

/** `as-of` for `--as-of=12:00`. */
function nameOf(argument: string): string {
  return argument.replace(/^-+/, '').replace(/=.*/s, '');
}
