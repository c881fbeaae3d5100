import { distance } from 'fastest-levenshtein';
import { listWords } from '../../../base/list-words.js';
import { echo } from '../../../views/text.js';
import { type ArgumentReader, bareWord, normalizeTyped } from './argument-reader.js';
import type { Argument, ArgumentContext } from './arguments.js';
import { saidWish } from './privacy-phrases.js';
import { type Choice, lineOf, QuestionError } from './question.js';
import { readSeverityPhrase } from './read-severity.js';

/** `--private`, typed with any kind and number of dashes. */
export function option(name: `--${string}`): Argument<boolean> {
  return {
    option: name,
    take: (reader) => reader.takeAny((typed) => readOption(typed, name)) ?? false,
  };
}

function readOption(typed: string, name: string): true | undefined {
  if (!HAS_SIGN.test(typed)) return undefined;
  const word = typed.toLowerCase();
  return word === name || word === name.slice(1) || undefined;
}

/** What every mark of an option has; a quick look, because a text may have thousands of words. */
const HAS_SIGN = /[-\p{Pd}\u2212\u2043\u2500\u2501\u30FC\uFF70/+~=]/u;

/** After any number of dashes, what they mark as an option. */
const DASHED = /^-{1,8}([a-z].*)$/;

/** A word without quotes and formatting around it, each dash in it as a hyphen. */
function plainOption(typed: string): string {
  return normalizeTyped(bareWord(typed))
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .toLowerCase();
}

/** Other words for an option that nobody may miss. */
const PRIVATE_WISHES = ['private', 'pvt', 'prv', 'priv', 'secret', 'confidential', 'hidden'];
/** Those that nobody ends a title with, also in other languages. */
const SAID_ALONE =
  'confidential privat vertraulich privado privada privé confidentiel confidencial privato'.split(' ');
/** What someone may want of a command that has no such option. */
const WISHES = [...PRIVATE_WISHES, 'quiet', 'silent', 'draft'];

export interface KnownOption {
  /** `--private` */
  name: string;
  isGiven: boolean;
}

/** Only buttons use it. */
const HIDDEN = '--again';

/**
 * Refuses to go on while a word may be meant as an option: `--privat` must never become part of a public title. Throws
 * QuestionError with each reading, unless the person has settled it.
 */
export function refuseUnclearOption(
  reader: ArgumentReader,
  options: readonly KnownOption[],
  context: ArgumentContext,
): void {
  if (context.sure.has('flags')) return;
  const { remaining } = reader;
  const shown = options.filter(({ name }) => name !== HIDDEN);
  const open = shown.filter(({ isGiven }) => !isGiven).map(({ name }) => name.slice(2));
  const wished = open.includes('private') ? PRIVATE_WISHES : [];
  const names = shown.length > 0 ? [...open, ...wished] : WISHES;
  const last = remaining.findLastIndex((word) => !COURTESY.test(word));
  const unclear = remaining.find((typed, i) => {
    const isAtEnd = i === 0 || i === last;
    const hasSign = HAS_SIGN.test(typed);
    if (isBareName(typed, open) && isAfterDashes(remaining.slice(0, i))) return true;
    if (hasSign && isMarkedAs(typed, names)) return true;
    if (hasSign && isMarked(typed)) return shown.length > 0 || i === 0;
    if (hasSign && open.length > 0 && isAtEnd && SHORT_OPTION.test(plainOption(typed))) return true;
    if (wished.length > 0 && (isWishedValue(typed) || isAside(typed) || (isAtEnd && isLock(typed))))
      return true;
    return isAtEnd && isBareName(typed, wished.length > 0 ? [...open, ...SAID_ALONE] : open);
  });
  const phrase = wished.length > 0 ? saidWish(remaining) : undefined;
  if (unclear !== undefined || phrase !== undefined)
    throw toQuestion(reader, {
      unclear: unclear ?? phrase ?? '',
      known: shown.map(({ name }) => name),
      context,
    });
}

/** Two dashes or a long one before a word. A single hyphen isn't enough: people write about commands such as `rm -rf`. */
function isMarked(typed: string): boolean {
  return /^--\p{L}/u.test(normalizeTyped(bareWord(typed)));
}

/** Whether a word has any mark of an option and is nearly the name of one. */
function isMarkedAs(typed: string, names: readonly string[]): boolean {
  const marked =
    DASHED.exec(plainOption(typed))?.[1] ?? SIGNED.exec(typed.toLowerCase())?.[1] ?? glued(typed);
  return marked !== undefined && names.some((name) => isNearly(marked, name));
}

/** `- - private`, or `P1 - private` before a title: a space that slipped in must not turn an option into text. */
function isAfterDashes(before: readonly string[]): boolean {
  const dashes = before.length - before.findLastIndex((word) => !LONE_DASH.test(word)) - 1;
  const length = readSeverityPhrase(before)?.length ?? 0;
  return dashes > 1 || (dashes === 1 && before.length === length + 1);
}

const LONE_DASH = /^[-\p{Pd}\u2212]{1,3}$/u;

/** A single hyphen, which is asked about only where options are: at either end of the text. */
const SHORT_OPTION = /^-[a-z]{1,20}$/;

const SIGNED = /^[/+~=]{1,2}([a-z].*)$/;

/** The part after a long dash inside a word: iOS makes `leaked—private` of `leaked--private`. */
function glued(typed: string): string | undefined {
  const word = bareWord(typed).toLowerCase();
  return word
    .split(/--|[\u2012-\u2015\u2212]/)
    .slice(1)
    .at(-1);
}

function isNearly(word: string, name: string): boolean {
  const [said = ''] = word.split(/[=:]/);
  if (said === name) return true;
  if (said.length < 4) return false;
  return name.startsWith(said) || distance(said.slice(0, 20), name) <= 2;
}

/** `visibility:private` or `private=yes` */
function isWishedValue(typed: string): boolean {
  if (!/[:=]/.test(typed)) return false;
  const parts = bareWord(typed).toLowerCase().split(/[:=]/, 3);
  return parts.length === 2 && parts.some((part) => PRIVATE_WISHES.includes(part) && part !== 'secret');
}

/** `(private` or `[confidential]`, which is no part of a sentence. */
function isAside(typed: string): boolean {
  return /^[([{]/.test(typed) && PRIVATE_WISHES.includes(bareWord(typed).toLowerCase());
}

const COURTESY = /^(?:please|pls|plz|thanks|thx|bitte|svp|stp|por|favor)[.,!)\]]{0,3}$/i;

/** Emoji that say what `--private` says. */
function isLock(typed: string): boolean {
  return /^(?:[\u{1F510}\u{1F512}]|:(?:lock|closed_lock_with_key):)/u.test(typed);
}

/** The words of a text that are marked as the wish for privacy, whatever reads the text later. */
export function wishesForPrivacy(text: string): string[] {
  const words = HAS_SIGN.test(text) ? text.split(/\s+/, WISH_WORDS) : [];
  return words.filter((word) => HAS_SIGN.test(word) && isMarkedAs(word, PRIVATE_WISHES));
}

/** Only a title can be this long. */
const WISH_WORDS = 200;

/** `private` or `privately` without dashes. */
function isBareName(typed: string, names: readonly string[]): boolean {
  const word = bareWord(typed).toLowerCase();
  return names.some((name) => word === name || word === `${name}ly`);
}

interface Unclear {
  unclear: string;
  /** The options that the command has. */
  known: readonly string[];
  context: ArgumentContext;
}

function toQuestion(reader: ArgumentReader, { unclear, known, context }: Unclear): QuestionError {
  const { command } = context;
  const words = reader.rewritten((word) => (word === unclear ? '' : undefined));
  const asOption = known.map(
    (one): Choice => ({
      label: `With ${one}`,
      command: lineOf(context, 'flags', `${one} ${words}`),
      style: 'primary',
    }),
  );
  const bare = plainOption(unclear).replace(/^-{1,8}/, '');
  const undashed = reader.rewritten((word) => (word === unclear ? bare : undefined));
  const asWord =
    known.length === 0 ? [{ label: 'Without dashes', command: lineOf(context, 'flags', undashed) }] : [];
  const asText = { label: 'As text', command: lineOf(context, 'flags', reader.rewritten()) };
  const list = listWords(known.map((one) => `\`${one}\``));
  const has =
    list === '' ? 'It has no options.' : `Its ${known.length === 1 ? 'option is' : 'options are'} ${list}.`;
  return new QuestionError(
    `"${echo(unclear, 40)}" isn't an option of \`/incident ${command.name}\`, so nothing was done. ${has} Choose what you meant.`,
    [...asOption, ...asWord, asText],
  );
}
