import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** The error for an unknown command. Suggests the nearest one when it's close enough to be a typo. */
export function unknownCommand(word: string, commands: readonly Named[]): UsageError {
  const said = echo(word, 40);
  const near = nearest(word, commands);
  const hint = near ? `Did you mean \`/incident ${near}\`?` : '`/incident help` lists the commands.';
  return new UsageError(`There's no command "${said}". ${hint}`);
}

function nearest(word: string, commands: readonly Named[]): string | undefined {
  if (word.length > 20) return undefined;
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
  const candidate = closest(word, names);
  return distance(word, candidate) <= Math.max(1, Math.floor(candidate.length / 3)) ? candidate : undefined;
}
