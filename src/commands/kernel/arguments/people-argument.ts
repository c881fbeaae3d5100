import { UpstreamError } from '../../../base/errors.js';
import type { KnownPerson } from '../../../ports/slack.js';
import { echo, user } from '../../../views/text.js';
import { type ArgumentReader, bareWord, type Phrase } from './argument-reader.js';
import type { Argument, ArgumentContext } from './arguments.js';
import { lineOf, QuestionError } from './question.js';
import { isMe, readUser } from './vocabulary.js';

/** Words in the longest name that's looked for. */
const NAME_WORDS = 4;
const SUGGESTED = 4;

interface PersonOptions {
  position?: 'first' | 'anywhere';
  /** Whether a name without `@` counts, as the first word; unknown ones are then part of the text. */
  plainNames?: boolean;
}

/**
 * Someone who is mentioned, named with `@`, or `me`, as a user id. Throws QuestionError for a name with `@` that
 * nobody has, or several people.
 */
export function person({
  position = 'anywhere',
  plainNames = false,
}: PersonOptions = {}): Argument<string | undefined> {
  return {
    async take(reader, context) {
      const { userId } = context.invocation;
      const mentioned = position === 'first' ? reader.takeFirst(readUser) : reader.takeAny(readUser);
      if (mentioned !== undefined) return mentioned;
      const read = (word: string) => (isMe(word) ? userId : undefined);
      const self = position === 'first' ? reader.takeFirst(read) : reader.takeAny(read);
      return self ?? (await takeNamed(reader, context, { position, plainNames }));
    },
  };
}

/** Whether a word is a person's name as people type it where Slack doesn't offer to complete it. */
function isSigned(word: string): boolean {
  return /^[([*"']{0,3}@[\p{L}\p{N}]/u.test(word);
}

/** Takes `@alice` or `@Alice Smith`, and names without `@` if they may be. */
async function takeNamed(
  reader: ArgumentReader,
  context: ArgumentContext,
  { position, plainNames }: Required<PersonOptions>,
): Promise<string | undefined> {
  const { remaining } = reader;
  const searched = position === 'first' ? remaining.slice(0, 1) : remaining;
  const signed = searched.findIndex(isSigned);
  if (signed >= 0) return takeNameAt(reader, context, signed);
  const last = position === 'first' ? 1 : Math.min(remaining.length, NAME_WORDS);
  for (let start = 0; plainNames && start < last; start += 1) {
    const found = await takeNameAt(reader, context, start);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The owner of a task: `@alice` as the first or last word. Names anywhere else are part of the text. */
export async function takeOwnerNamed(
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<string | undefined> {
  if (context.sure.has('person')) return undefined;
  const { remaining } = reader;
  const last = remaining.findLastIndex(isSigned);
  const isAtEnd = last >= 0 && (await reachesEnd(context, remaining.slice(last)));
  if (isAtEnd) return takeNameAt(reader, context, last, true);
  return isSigned(remaining[0] ?? '') ? takeNameAt(reader, context, 0, true) : undefined;
}

/** Whether the words are one name, `@Alice Smith`, rather than a name and more text. */
async function reachesEnd(context: ArgumentContext, words: readonly string[]): Promise<boolean> {
  if (words.length === 1) return true;
  if (words.length > NAME_WORDS) return false;
  const found = await findPeople(context, words, true);
  return found?.length === words.length;
}

/** Takes a name that someone has, at a place in the text. Throws QuestionError when several people or none have it. */
export async function takeNameAt(
  reader: ArgumentReader,
  context: ArgumentContext,
  start: number,
  mayBeText = false,
): Promise<string | undefined> {
  const { remaining } = reader;
  const word = remaining[start];
  if (word === undefined) return undefined;
  const named = remaining.slice(start, start + NAME_WORDS);
  const found = await findPeople(context, named, isSigned(word));
  if (!found) return undefined;
  const [one, ...others] = found.value;
  if (one === undefined || others.length > 0 || found.isUnsure) {
    throw toQuestion(reader, { context, found, start, mayBeText });
  }
  reader.takePhrase(
    (words) => (words[0] === word ? { value: true, length: found.length } : undefined),
    'anywhere',
  );
  return one.id;
}

interface Found extends Phrase<readonly KnownPerson[]> {
  /** More people may have this name. */
  isUnsure: boolean;
}

/** The people whose name the words begin with, by the longest name; for a name that nobody has, people with a similar one. */
async function findPeople(
  { deps }: ArgumentContext,
  words: readonly string[],
  isName: boolean,
): Promise<Found | undefined> {
  const { people, isComplete } = await readDirectory(deps, isName);
  for (let length = words.length; length > 0; length -= 1) {
    const name = toName(words.slice(0, length).join(' '));
    const value = people.filter(({ names }) => names.some((one) => toName(one) === name));
    if (value.length > 0) return { value, length, isUnsure: !isComplete };
  }
  if (!isName) return undefined;
  const first = toName(words[0] ?? '');
  const near = people.filter(({ names }) => names.some((one) => toName(one).split(' ').includes(first)));
  return { value: near.slice(0, SUGGESTED), length: 1, isUnsure: true };
}

async function readDirectory(deps: ArgumentContext['deps'], isName: boolean) {
  try {
    return await deps.slack.directory();
  } catch (error) {
    if (!(error instanceof UpstreamError) || isName) throw error;
    return { people: [], isComplete: false };
  }
}

/** `@Alice:` as `alice`, to compare names by. */
function toName(typed: string): string {
  return bareWord(typed).replace(/^@/, '').replace(/'s$/, '').trim().toLowerCase();
}

interface Unclear {
  context: ArgumentContext;
  found: Found;
  start: number;
  mayBeText: boolean;
}

function toQuestion(reader: ArgumentReader, { context, found, start, mayBeText }: Unclear): QuestionError {
  const words = reader.remaining.slice(start, start + found.length);
  const people = found.value.slice(0, SUGGESTED).map(({ id, name }) => ({
    label: name,
    command: lineOf(context, 'person', reader.rewritten(replaceRun(words, user(id)))),
  }));
  const asText = { label: 'As text', command: lineOf(context, 'person', reader.rewritten()) };
  const name = echo(words[0] ?? '', 40);
  const said =
    people.length === 0
      ? `I don't know anyone called "${name}", so nothing was done.`
      : `Who is "${name}"? Nothing was done.`;
  return new QuestionError(
    `${said} Type \`@\` and choose the person from Slack's list.`,
    mayBeText ? [...people, asText] : people,
  );
}

/** Puts one word in place of a run of words. */
function replaceRun(run: readonly string[], by: string): (word: string) => string | undefined {
  let matched = 0;
  return (word) => {
    if (matched >= run.length || word !== run[matched]) return undefined;
    matched += 1;
    return matched === 1 ? by : '';
  };
}
