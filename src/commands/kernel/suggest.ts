import { UsageError } from '../../base/errors.js';
import { nearest } from '../../base/nearest.js';
import { echo } from '../../views/text.js';
import { QuestionError } from './question.js';
import { readSeverityPhrase } from './read-severity.js';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** Asks what to do with a line that begins with a severity, `sev0 everything is down`; undefined for others. */
export function severityAlone(text: string): QuestionError | undefined {
  if (!readSeverityPhrase(text.trim().split(/\s+/, 2))) return undefined;
  return new QuestionError(
    'Set the severity of this incident, or declare a new one? Nothing was done. `/incident severity P1` sets it, `/incident declare P1 what is wrong` declares one.',
    [
      { label: 'Set severity', command: `severity ${text.trim()}` },
      { label: 'Declare', command: `declare ${text.trim()}` },
    ],
  );
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
