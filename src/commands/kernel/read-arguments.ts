import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { ArgumentContext, Arguments, Values } from './arguments.js';
import { refuseUnclearOption } from './options.js';

/** Reads the declared arguments. Throws UsageError for what's wrong or unclear, and for words that are left over. */
export async function readArguments<A extends Arguments>(
  spec: A,
  { reader, context }: { reader: ArgumentReader; context: ArgumentContext },
): Promise<Values<A>> {
  const values: Record<string, unknown> = {};
  const options = Object.entries(spec).flatMap(([key, { option }]) =>
    option === undefined ? [] : { key, option },
  );
  reader.beginArguments();
  for (const [name, argument] of Object.entries(spec)) {
    if (argument.option === undefined && (argument.rest || options.length > 0)) {
      const known = options.map(({ key, option }) => ({ name: option, isGiven: values[key] === true }));
      refuseUnclearOption(reader, known, context);
    }
    values[name] = await argument.take(reader, context);
  }
  refuseLeftovers(reader, context);
  return values as Values<A>;
}

/** Words that change nothing. */
const COURTESIES = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'now', '']);

function refuseLeftovers(reader: ArgumentReader, { command: { name, usage } }: ArgumentContext): void {
  if (reader.remaining.every((word) => COURTESIES.has(bareWord(word).toLowerCase()))) return;
  throw new UsageError(
    `\`/incident ${name}\` doesn't understand "${echo(reader.rest(), 60)}". Usage: \`/incident ${usage}\`.`,
  );
}
