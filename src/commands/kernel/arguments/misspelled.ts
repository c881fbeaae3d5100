import { distance } from 'fastest-levenshtein';
import { UsageError } from '../../../base/errors.js';
import { hasSameLetters, nearest } from '../../../base/nearest.js';
import { echo, echoInCode } from '../../../views/text.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { ArgumentContext } from './arguments.js';
import { lineOf, QuestionError, yes } from './question.js';

/** In a usage, these stand for what people fill in. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['note', 'reason', 'service', 'name', 'title', 'time']);

/** `on` is no misspelling of `open`. */
const SHORTEST = 3;

/** The words that a usage names, without what's to be filled in. */
function wordsOf(usage: string): string[] {
  const [, ...words] = usage.match(/[@\w-]+(?:\.{3})?/g) ?? [];
  return words.filter((word) => /^[a-z][a-z-]{2,}$/.test(word) && !PLACEHOLDERS.has(word));
}

/** Asks about words that a command doesn't know, when one is close to a word of its usage; undefined otherwise. */
export function askAboutSpelling(
  reader: ArgumentReader,
  context: ArgumentContext,
  words: readonly string[],
): QuestionError | undefined {
  const { name, usage } = context.command;
  const known = wordsOf(usage);
  const correct = (word: string) => {
    const typed = bareWord(word).toLowerCase();
    const mayBe = words.includes(word) && typed.length >= SHORTEST && !known.includes(typed);
    return mayBe ? nearest(typed, known) : undefined;
  };
  if (!words.some((word) => correct(word) !== undefined)) return undefined;
  const line = reader.rewritten(correct);
  return new QuestionError(
    `\`/incident ${name}\` doesn't understand "${echo(words.join(' '), 60)}", so nothing was done. Did you mean \`/incident ${name} ${echoInCode(line, 80)}\`?`,
    yes(lineOf(context, 'words', line)),
  );
}

interface Named {
  name: string;
  aliases: readonly string[];
}

/** `remove` is no misspelling of `resolve`. */
const ANOTHER_WORD = /^(?:remove|delete|drop|revoke|rule|please|not|false|kill)$/;

/** The error for an unknown command. Suggests the nearest one when it's close enough to be a typo, with `rest` as a button. */
export function unknownCommand(word: string, commands: readonly Named[], rest?: string): UsageError {
  const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
  const found = ANOTHER_WORD.test(word) ? undefined : nearest(word, names);
  const near = found === undefined || isFarOff(word, found, rest) ? undefined : found;
  const hint = near ? `Did you mean \`/incident ${near}\`?` : '`/incident help` lists the commands.';
  const message = `There's no command "${echo(word, 40)}". ${hint}`;
  if (near === undefined || rest === undefined) return new UsageError(message);
  return new QuestionError(message, [{ label: `Run ${near}`, command: `${near} ${rest}`.trim() }]);
}

/** Before other words, people rarely miss the first letter: `back to normal` isn't `ack to normal`. */
function isFarOff(word: string, found: string, rest = ''): boolean {
  if (!/[a-z]/.test(found)) return true;
  if (rest === '' || word[0] === found[0] || hasSameLetters(word, found)) return false;
  return found.length < 5 || distance(word, found) > 1;
}
