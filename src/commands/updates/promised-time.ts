import { UsageError } from '../../base/errors.js';
import { isSlipOf } from '../../base/nearest.js';
import type { Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import type { ArgumentContext } from '../kernel/arguments/arguments.js';
import { wordsAfterAnnouncement } from '../kernel/time/announced-time.js';
import { readFutureMoment } from '../kernel/time/time-arguments.js';
import { isZoneName } from '../kernel/time/zone-names.js';

const SUBJECT = /^(?:updates?|one|news|message)$/i;
const BEFORE_TIME = /^(?:at|by|around|about|is|due|will|be|eta|in)$/i;
/** `mañana a las 9 de la mañana` */
const TIME_WORDS = 7;

interface Promised {
  /** Absent if no time can be read. */
  next?: Timestamp | undefined;
}

/**
 * The time in `next update at 15:00` or `next one in 30 min`, anywhere in an update's text; undefined for a text that
 * promises none.
 */
export async function readPromise(text: string, context: Reading): Promise<Promised | undefined> {
  const words = text.split(/\s+/);
  const at = words.findLastIndex((word, i) => isNext(word, words[i + 1]));
  if (at < 0) return readAnnounced(text, context);
  const hasSubject = isSubject(words[at + 1]);
  const start = at + (hasSubject ? 2 : 1);
  const skipped = words.slice(start, start + 3).findIndex((word) => !BEFORE_TIME.test(bareWord(word)));
  if (!hasSubject && skipped < 1) return undefined;
  const first = start + Math.max(0, skipped);
  const isIn = skipped > 0 && /^in$/i.test(bareWord(words[first - 1] ?? ''));
  const next = (await readLongest(words.slice(isIn ? first - 1 : first), context))?.next;
  return next !== undefined || skipped > 0 ? { next } : undefined;
}

/** `next`, or `nxt` if the word after it makes the meaning clear. */
function isNext(typed: string, after: string | undefined): boolean {
  const word = bareWord(typed).toLowerCase();
  return word === 'next' || (isSlipOf(word, 'next') && isSubject(after));
}

function isSubject(typed = ''): boolean {
  const word = bareWord(typed);
  return SUBJECT.test(word) || isSlipOf(word.toLowerCase(), 'update');
}

/** `nächstes Update um 15 Uhr` */
async function readAnnounced(text: string, context: Reading): Promise<Promised | undefined> {
  const words = wordsAfterAnnouncement(text);
  const read = words && (await readLongest(words, context));
  if (read) return { next: read.next };
  return words?.slice(0, TIME_WORDS).some((word) => /\d/.test(word)) ? {} : undefined;
}

const KEY = /^next(?:-update)?[:=]/i;

/** `Payments work again next:30m`; the time isn't part of the text. Throws UsageError for an unreadable time. */
export async function takeKeyedPromise(
  text: string,
  context: Reading,
): Promise<{ text: string; next: Timestamp } | undefined> {
  const words = text.split(/\s+/);
  const at = words.findLastIndex((word) => KEY.test(word));
  if (at < 0) return undefined;
  const first = (words[at] ?? '').replace(KEY, '');
  const said = [...(first === '' ? [] : [first]), ...words.slice(at + 1)];
  const read = await readLongest(said, context);
  if (read) return { next: read.next, text: [...words.slice(0, at), ...said.slice(read.length)].join(' ') };
  throw new UsageError(
    `Couldn't read the time of the next update, "${echo(words.slice(at).join(' '), 40)}", so nothing was posted. End it with a time, as in \`/incident update still looking, next update at 15:00\`.`,
  );
}

const LEADS_TO_TIME = /^(?:the|next|updates?|one|news|due|is|will|be|at|by|around|about|eta)$/i;

/** `next update in 30m` contains nothing for stakeholders to read. */
export async function isTimeAlone(text: string, context: Reading): Promise<boolean> {
  const words = text.split(/\s+/).map(bareWord);
  const start = words.findIndex((word) => !LEADS_TO_TIME.test(word));
  const time = words.slice(Math.max(0, start));
  if (text === '' || time.length > TIME_WORDS || !time.some((word) => /\d/.test(word))) return false;
  return (await readFutureMoment(time.join(' '), context).catch(unlessUnreadable)) !== undefined;
}

type Reading = Pick<ArgumentContext, 'deps' | 'invocation'>;

async function readLongest(
  words: readonly string[],
  context: Reading,
): Promise<{ next: Timestamp; length: number } | undefined> {
  for (let length = Math.min(words.length, TIME_WORDS); length > 0; length -= 1) {
    // Without its zone, it would be a different time.
    if (isZoneName(bareWord(words[length] ?? ''))) continue;
    const time = words.slice(0, length).map(bareWord).join(' ');
    const read = await readFutureMoment(time, context).catch(unlessUnreadable);
    if (read) return { next: read.value, length };
  }
  return undefined;
}

function unlessUnreadable(error: unknown): undefined {
  if (error instanceof UsageError) return undefined;
  throw error;
}
