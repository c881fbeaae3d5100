import { UsageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { CliCall } from './subcommand.js';

/** One sentence about what's wrong with a command line, and where to read more. */
export function misuse({ name }: Pick<CliCall, 'name'>, problem: string): UsageError {
  return new UsageError(`${problem} \`aegis ${name} --help\` shows its options.`);
}

/** For a subcommand whose first word says what to do: the word is missing, or it's none of these. */
export function unknownVerb(
  { name }: Pick<CliCall, 'name'>,
  typed: string | undefined,
  verbs: readonly string[],
): UsageError {
  const lines = verbs.map((verb) => `\`aegis ${name} ${verb}\``).join(', ');
  if (typed === undefined) return misuse({ name }, `\`aegis ${name}\` needs another word: ${lines}.`);
  const near = nearest(typed.toLowerCase(), verbs);
  const hint = near ? `Did you mean \`aegis ${name} ${near}\`?` : `There's ${lines}.`;
  return misuse({ name }, `There's no \`aegis ${name} ${typed}\`. ${hint}`);
}
