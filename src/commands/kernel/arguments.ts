import { distance } from 'fastest-levenshtein';
import { UsageError } from '../../base/errors.js';
import type { Severity } from '../../incidents/records/incident.js';
import { echo } from '../../views/text.js';
import { type ArgumentReader, normalizeTyped } from './argument-reader.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';
import { isMe, looksLikeSeverity, readSeverity, readUser } from './vocabulary.js';

/** What an argument may look up while it's read. */
export interface ArgumentContext {
  deps: RequestDeps;
  invocation: Invocation;
}

/**
 * One declared argument. Arguments are taken in the order in which a command declares them, so those that may be
 * anywhere come before those that take the rest.
 */
export interface Argument<T> {
  take(reader: ArgumentReader, context: ArgumentContext): T | Promise<T>;
  /** `--private`; a command with options refuses words that look like one but aren't. */
  option?: string;
  /** Set when it takes everything that's left. `verbatim`: in an incident channel, even `INC-42` in it is text. */
  rest?: 'text' | 'verbatim';
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;

/** The values of declared arguments, by name. */
export type Values<A extends Arguments> = {
  [Name in keyof A]: A[Name] extends Argument<infer T> ? T : never;
};

type Position = 'first' | 'last' | 'anywhere';

/** One word that `read` understands. */
export function word<T>(
  read: (word: string) => T | undefined,
  position: Position = 'anywhere',
): Argument<T | undefined> {
  return {
    take(reader) {
      if (position === 'first') return reader.takeFirst(read);
      return position === 'last' ? reader.takeLast(read) : reader.takeAny(read);
    },
  };
}

/** One of a few words, in any case. */
export function choice<const T extends string>(
  words: readonly T[],
  position: Position = 'anywhere',
): Argument<T | undefined> {
  return word((typed) => words.find((one) => one === typed.toLowerCase()), position);
}

/** True when one of the words was typed, in any case and position. */
export function flag(...words: readonly string[]): Argument<boolean> {
  return {
    take: (reader) => reader.takeAny((typed) => words.includes(typed.toLowerCase()) || undefined) ?? false,
  };
}

/** `--private`, typed with any kind and number of dashes. */
export function option(name: `--${string}`): Argument<boolean> {
  return { ...flag(name, name.slice(1)), option: name };
}

/** `P1` as the first word. Throws UsageError for words such as `P10`. */
export function leadingSeverity(): Argument<Severity | undefined> {
  return word((typed) => {
    if (!looksLikeSeverity(typed)) return undefined;
    const severity = readSeverity(typed);
    if (severity) return severity;
    throw new UsageError(`"${echo(typed, 40)}" isn't a severity. Use \`P0\` (the worst) to \`P4\`.`);
  }, 'first');
}

/** Someone who is mentioned, or `me`, as a user id. */
export function person(): Argument<string | undefined> {
  return {
    take: (reader, { invocation }) =>
      reader.takeAny(readUser) ?? reader.takeAny((typed) => (isMe(typed) ? invocation.userId : undefined)),
  };
}

/** The value of `key:value`, as typed. */
export function keyed(key: string, position: Position = 'anywhere'): Argument<string | undefined> {
  return word((typed) => {
    const [name = '', ...value] = typed.split(':');
    return name.toLowerCase() === key && value.join(':') !== '' ? value.join(':') : undefined;
  }, position);
}

/** Everything that's left, as typed; empty when nothing is. */
export function rest(kind: 'text' | 'verbatim' = 'text'): Argument<string> {
  return { take: (reader) => reader.takeRest(), rest: kind };
}

/** Reads the value of another argument further. `convert` runs for absent values, too. */
export function converted<T, R>(
  argument: Argument<T>,
  convert: (value: T, context: ArgumentContext) => R | Promise<R>,
): Argument<R> {
  return {
    ...argument,
    take: async (reader, context) => convert(await argument.take(reader, context), context),
  };
}

/** Throws a UsageError with this message when the argument is absent or empty. */
export function required<T>(argument: Argument<T | undefined>, message: string): Argument<T> {
  return converted(argument, (value) => {
    if (value === undefined || value === '') throw new UsageError(message);
    return value;
  });
}

/** Throws a UsageError when a text is longer than `max` characters. `what` starts the message: `A question`. */
export function limited(
  argument: Argument<string>,
  { what, max }: { what: string; max: number },
): Argument<string> {
  return converted(argument, (text) => {
    if (text.length <= max) return text;
    throw new UsageError(`${what} is limited to ${max} characters (yours has ${text.length}).`);
  });
}

interface Usage {
  name: string;
  usage: string;
}

/** Reads the declared arguments. Throws UsageError for what's wrong, unknown options and words that are left over. */
export async function readArguments<A extends Arguments>(
  spec: A,
  { reader, context, command }: { reader: ArgumentReader; context: ArgumentContext; command: Usage },
): Promise<Values<A>> {
  const values: Record<string, unknown> = {};
  const options = Object.values(spec).flatMap(({ option: name }) => name ?? []);
  for (const [name, argument] of Object.entries(spec)) {
    if (argument.rest && options.length > 0) refuseUnknownOption(reader, options, command);
    values[name] = await argument.take(reader, context);
  }
  refuseLeftovers(reader, command);
  return values as Values<A>;
}

/** A word such as `--privat` must never become part of a public title. */
function refuseUnknownOption(reader: ArgumentReader, options: readonly string[], { name }: Usage): void {
  const unknown = reader.remaining.find((typed) => looksLikeOption(typed, options));
  if (unknown === undefined) return;
  const known = options.map((one) => `\`${one}\``).join(' and ');
  throw new UsageError(
    `"${echo(unknown, 40)}" isn't an option of \`/incident ${name}\`, so nothing was done. Its options are ${known}. If it's part of the text, put a space after the dash.`,
  );
}

/** After a single hyphen, only what's nearly an option: people write about commands such as `rm -rf`. */
function looksLikeOption(typed: string, options: readonly string[]): boolean {
  const bare = normalizeTyped(typed.replace(/^["'(]+/, '')).toLowerCase();
  if (/^--\p{L}/u.test(bare)) return true;
  return /^-\p{L}/u.test(bare) && options.some((option) => distance(`-${bare}`, option) <= 2);
}

function refuseLeftovers(reader: ArgumentReader, { name, usage }: Usage): void {
  if (reader.isEmpty) return;
  throw new UsageError(
    `\`/incident ${name}\` doesn't understand "${echo(reader.rest(), 60)}". Usage: \`/incident ${usage}\`.`,
  );
}
