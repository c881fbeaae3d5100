import { nearest } from '../../base/nearest.js';
import { echo } from '../../views/text.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { ArgumentContext } from './arguments.js';
import { lineOf, QuestionError } from './question.js';

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
  { command: { name, usage }, incident, sure }: ArgumentContext,
  words: readonly string[],
): QuestionError | undefined {
  const known = wordsOf(usage);
  const correct = (word: string) => {
    const typed = bareWord(word).toLowerCase();
    const mayBe = words.includes(word) && typed.length >= SHORTEST && !known.includes(typed);
    return mayBe ? nearest(typed, known) : undefined;
  };
  if (!words.some((word) => correct(word) !== undefined)) return undefined;
  const line = reader.rewritten(correct);
  return new QuestionError(
    `\`/incident ${name}\` doesn't understand "${echo(words.join(' '), 60)}", so nothing was done. Did you mean \`/incident ${name} ${echo(line, 80)}\`?`,
    [
      {
        label: 'Yes',
        command: lineOf({ name, incidentId: incident?.incident_id, sure }, 'words', line),
        style: 'primary',
      },
    ],
  );
}
