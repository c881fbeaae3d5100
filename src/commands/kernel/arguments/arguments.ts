import { UsageError } from '../../../base/errors.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Invocation } from '../invocation.js';
import type { RequestDeps } from '../request-deps.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { Doubt } from './question.js';

/** What an argument may look up while it's read. */
export interface ArgumentContext {
  deps: RequestDeps;
  invocation: Invocation;
  command: Usage;
  /** The word by which it was named, `resolved` of `resolve`. */
  verb?: string | undefined;
  /** The one that the command is about, if any. */
  incident?: Incident | undefined;
  /** What the person has decided by clicking a button of a question. */
  sure: ReadonlySet<Doubt>;
}

interface Usage {
  name: string;
  usage: string;
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
  return word((typed) => words.find((one) => one === withoutDashes(typed)), position);
}

/** True when one of the words was typed, in any case and position. */
export function flag(...words: readonly string[]): Argument<boolean> {
  return {
    take: (reader) => reader.takeAny((typed) => words.includes(withoutDashes(typed)) || undefined) ?? false,
  };
}

/** `csv` for `--csv`, as other programs have it. */
export function withoutDashes(typed: string): string {
  return bareWord(typed)
    .toLowerCase()
    .replace(/^--?(?=[a-z])/, '');
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

/** What's left, without the dash or arrow that people put before a reason. */
export function explanation(): Argument<string> {
  return converted(rest(), (text) => (isFiller(text) ? '' : withoutLead(text)));
}

/** What's left after a person: `— the replica lags`. */
function withoutLead(text: string): string {
  return text.replace(/^(?:(?:[-=]{0,2}&gt;|[-\p{Pd}:,;→>=]{1,3})\s{1,3}){1,3}/u, '').trimStart();
}

/** `close it` and `ack this please` give no reason. */
function isFiller(text: string): boolean {
  const words = text.trim().split(/\s+/, 5);
  return (
    words.length < 5 &&
    !text.includes('?') &&
    words.every((word) =>
      /^(?:|it|this|that|the|incident|one|now|please|pls|plz|thanks|thx)$/i.test(bareWord(word)),
    )
  );
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
  return converted(argument, (text, { command: { usage } }) => {
    if (text.length <= max) return text;
    throw new UsageError(
      `${what} is limited to ${max} characters (yours has ${text.length}). Use fewer: \`/incident ${usage}\`.`,
    );
  });
}
