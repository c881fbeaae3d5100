import { UsageError } from '../../../base/errors.js';
import { shortId } from '../../../views/labels.js';
import { echo } from '../../../views/text.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { ArgumentContext, Arguments, Values } from './arguments.js';
import { readTypedId } from './incident-ids.js';
import { askAboutSpelling } from './misspelled.js';
import { refuseUnclearOption } from './options.js';
import { lineOf, QuestionError } from './question.js';

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
  refusePlaceholders(reader, context);
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

/** `[note]` and `text...`, copied from a usage, stand for what people have to say. */
function refusePlaceholders(
  { remaining }: ArgumentReader,
  { command: { name, usage }, sure }: ArgumentContext,
): void {
  const placeholders = usage.split(' ').filter((word) => /^\[[\w@:-]+(?:\.{3})?\]?$|^\w+\.{3}$/.test(word));
  const copied = sure.has('words') ? undefined : remaining.find((word) => placeholders.includes(word));
  if (copied === undefined) return;
  throw new UsageError(
    `"${echo(copied, 40)}" is a placeholder for your own words, so nothing was done. \`/incident help ${name}\` shows examples.`,
  );
}

/** Words that change nothing. */
const COURTESIES = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'now', 'it', 'this', 'that', '']);

function refuseLeftovers(reader: ArgumentReader, context: ArgumentContext): void {
  const words = reader.remaining.filter((word) => !COURTESIES.has(bareWord(word).toLowerCase()));
  const [only = ''] = words;
  if (words.length === 0 || (words.length === 1 && isOwnNumber(only, context))) return;
  const { name, usage } = context.command;
  const asked = askAboutSpelling(reader, context, reader.remaining);
  if (asked) throw asked;
  throw new UsageError(
    `\`/incident ${name}\` doesn't understand "${echo(reader.rest(), 60)}". Usage: \`/incident ${usage}\`.`,
  );
}

/**
 * A number that no argument takes is the id that people read in our lists: `show 1` in the channel of INC-1. Throws
 * QuestionError for the number of another incident.
 */
function isOwnNumber(word: string, { command, incident, sure }: ArgumentContext): boolean {
  const typed = readTypedId(word);
  if (typed?.kind !== 'bare' || incident === undefined) return false;
  if (typed.id === incident.incident_id) return true;
  const choices = [typed.id, incident.incident_id].map((id) => ({
    label: shortId(id),
    command: lineOf({ command, incident: { incident_id: id }, sure }, 'id', ''),
  }));
  throw new QuestionError(`Is this about ${shortId(typed.id)}? Nothing was done.`, choices);
}
