import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { bareWord } from '../kernel/argument-reader.js';
import type { ArgumentContext } from '../kernel/arguments.js';
import { readFutureMoment } from '../kernel/time/time-arguments.js';
import { isZoneName } from '../kernel/time/zone-names.js';

const SUBJECT = /^(?:updates?|one|news|message)$/i;
const BEFORE_TIME = /^(?:at|by|around|about|is|due|will|be|eta|in)$/i;
/** `tomorrow at 9 am` */
const TIME_WORDS = 4;

interface Promised {
  /** Absent where no time can be read. */
  next?: Timestamp | undefined;
}

/**
 * The time in `next update at 15:00` or `next one in 30 min`, wherever it is in the text of an update; undefined for a
 * text that promises none.
 */
export async function readPromise(
  text: string,
  context: Pick<ArgumentContext, 'deps' | 'invocation'>,
): Promise<Promised | undefined> {
  const words = text.split(/\s+/);
  const at = words.findLastIndex((word) => bareWord(word).toLowerCase() === 'next');
  if (at < 0) return undefined;
  const hasSubject = SUBJECT.test(bareWord(words[at + 1] ?? ''));
  const start = at + (hasSubject ? 2 : 1);
  const skipped = words.slice(start, start + 3).findIndex((word) => !BEFORE_TIME.test(bareWord(word)));
  if (!hasSubject && skipped < 1) return undefined;
  const next = await readLongest(words.slice(start + Math.max(0, skipped)), context);
  return next !== undefined || skipped > 0 ? { next } : undefined;
}

async function readLongest(
  words: readonly string[],
  context: Pick<ArgumentContext, 'deps' | 'invocation'>,
): Promise<Timestamp | undefined> {
  for (let length = Math.min(words.length, TIME_WORDS); length > 0; length -= 1) {
    // Without its zone, the time would be another one.
    if (isZoneName(bareWord(words[length] ?? ''))) continue;
    const time = words.slice(0, length).map(bareWord).join(' ');
    const read = await readFutureMoment(time, context).catch(unlessUnreadable);
    if (read) return read.value;
  }
  return undefined;
}

function unlessUnreadable(error: unknown): undefined {
  if (error instanceof UsageError) return undefined;
  throw error;
}
