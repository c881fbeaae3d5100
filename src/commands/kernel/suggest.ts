import { UsageError } from '../../base/errors.js';
import { nearest } from '../../base/nearest.js';
import { echo } from '../../views/text.js';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** The error for an unknown command. Suggests the nearest one when it's close enough to be a typo. */
export function unknownCommand(word: string, commands: readonly Named[]): UsageError {
  const said = echo(word, 40);
  const near = nearest(
    word,
    commands.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const hint = near ? `Did you mean \`/incident ${near}\`?` : '`/incident help` lists the commands.';
  return new UsageError(`There's no command "${said}". ${hint}`);
}
