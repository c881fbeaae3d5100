import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments.js';
import { readPastMoment, type TypedTime } from '../kernel/time/time-arguments.js';

const KEY = /^at:/i;
/** `yesterday at 2 pm` */
const WORDS_MAX = 4;

/** `at:14:05`, `at:2pm` or `at:yesterday 14:00` at the beginning of a note: the most words that read as a time. */
export const noteTime: Argument<TypedTime<Timestamp> | undefined> = {
  async take(reader, context) {
    const [first = ''] = reader.remaining;
    if (!KEY.test(first)) return undefined;
    const words = [first.replace(KEY, ''), ...reader.remaining.slice(1)].slice(0, WORDS_MAX);
    const read = await readLongest(words, context);
    if (!read) throw unreadable(words);
    take(reader, read.length);
    return read.time;
  },
};

/** Words of the note itself, `at:14:05 may be related`, must not move the time. */
const SEVERAL =
  /^(?:(?:today|yesterday|\d{4}-\d{2}-\d{2}|[a-z]{3,6}day)(?: at)? )?\d[\d:.]{0,7}(?: ?[ap]\.?m\.?)?(?: (?:today|yesterday))?$/i;

async function readLongest(words: readonly string[], context: ArgumentContext) {
  for (let length = words.length; length > 0; length -= 1) {
    const text = words.slice(0, length).join(' ').trim();
    const isOne = !text.includes(' ');
    const time =
      text === '' || !(isOne || SEVERAL.test(text))
        ? undefined
        : await readPastMoment(text, context).catch(unlessUnreadable);
    if (time) return { time, length };
  }
  return undefined;
}

function take(reader: ArgumentReader, count: number): void {
  reader.takePhrase(() => ({ value: true, length: count }));
}

function unlessUnreadable(error: unknown): undefined {
  if (error instanceof UsageError) return undefined;
  throw error;
}

function unreadable([first = '', second = '']: readonly string[]): UsageError {
  const said = first === '' ? second : first;
  return new UsageError(
    `Couldn't read the time "${echo(said, 40)}". Use \`at:14:05\`, \`at:2pm\` or \`at:yesterday 14:00\`.`,
  );
}
