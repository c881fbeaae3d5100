import { UsageError } from '../../../base/errors.js';
import { echo, user } from '../../../views/text.js';
import { type ArgumentReader, bareWord } from '../../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../../kernel/arguments/arguments.js';
import { person, takeNameAt } from '../../kernel/arguments/people-argument.js';
import { lineOf, QuestionError } from '../../kernel/arguments/question.js';
import { isMe, readUser } from '../../kernel/arguments/vocabulary.js';

const ONE_PERSON =
  'Only one person can take command, so nothing was done. Name one, as in `/incident handoff @bob watch the replica lag`.';

const first = person({ position: 'first', plainNames: true });

/**
 * The person at the start, optionally after `to`, by mention or name; else the one at the end. Throws QuestionError for
 * a mention in between, and UsageError for several people, or for an unknown name after `to`.
 */
export const newCommander: Argument<string | undefined> = {
  async take(reader, context) {
    if (context.sure.has('person')) return first.take(reader, context);
    if (/^(?:to )?<!/i.test(reader.rest())) throw new UsageError(ONE_PERSON);
    const found = (await takeFirst(reader, context)) ?? (await takeEnd(reader, context));
    if (found !== undefined) await refuseSecond(reader, context);
    return found;
  },
};

/** `@bob and @carol`: only one person can be the commander. */
async function refuseSecond(reader: ArgumentReader, context: ArgumentContext): Promise<void> {
  const [word = ''] = reader.remaining;
  const isJoined = /^(?:and|or|&|&amp;|\+|,|\/)$/i.test(word);
  const isSecond =
    readUser(word) !== undefined || (isJoined && (await takeSecond(reader, context)) !== undefined);
  if (!isSecond) return;
  throw new UsageError(ONE_PERSON);
}

async function takeSecond(reader: ArgumentReader, context: ArgumentContext): Promise<string | undefined> {
  return readUser(reader.remaining[1] ?? '') ?? takeNameAt(reader, context, 1);
}

async function takeFirst(reader: ArgumentReader, context: ArgumentContext): Promise<string | undefined> {
  const [word = '', next = ''] = reader.remaining;
  if (!/^(?:to|for)$/i.test(word)) return first.take(reader, context);
  const isPerson = readUser(next) !== undefined || isMe(next) || /^@/.test(next);
  if (isPerson) {
    reader.next();
    return first.take(reader, context);
  }
  const named = await takeNameAt(reader, context, 1);
  if (named !== undefined) reader.next();
  else if (/^to$/i.test(word) && /^\p{Lu}/u.test(next)) throw unknownName(next);
  return named;
}

function unknownName(name: string): UsageError {
  return new UsageError(
    `I don't know anyone called "${echo(bareWord(name), 40)}", so nothing was done. Type \`@\` and choose the person from Slack's list, as in \`/incident handoff @bob watch the replica lag\`.`,
  );
}

/** Someone mentioned last takes command; in the middle of a sentence, a mention may just be part of it. */
async function takeEnd(reader: ArgumentReader, context: ArgumentContext): Promise<string | undefined> {
  const last = reader.takeLast(readUser);
  if (last !== undefined) {
    reader.takeLast((word) => /^(?:to|for|→|->|[-\p{Pd}]{1,2})$/iu.test(word) || undefined);
    return last;
  }
  const mentioned = reader.remaining.map(readUser).find((id) => id !== undefined);
  if (mentioned === undefined) return person().take(reader, context);
  const words = reader.rewritten();
  throw new QuestionError(
    `Does ${user(mentioned)} take command, or is that part of the note? Nothing was done. To hand over, put the person first.`,
    [
      { label: 'Takes command', command: lineOf(context, 'person', `${user(mentioned)} ${words}`) },
      { label: 'Part of the note', command: lineOf(context, 'person', words) },
    ],
  );
}
