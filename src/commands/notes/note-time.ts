import { HOUR_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import { date, echo } from '../../views/text.js';
import { type ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments/arguments.js';
import { inEnglish } from '../kernel/time/in-english.js';
import { readPastMoment, type TypedTime } from '../kernel/time/time-arguments.js';
import { isZoneName, UnclearTimeError } from '../kernel/time/zone-names.js';

const KEY = /^at:/i;
/** `yesterday at 2 pm` */
const WORDS_MAX = 4;

/** `at:14:05`, `at:2pm` or `at:yesterday 14:00` at the beginning of a note: the most words that read as a time. */
export const noteTime: Argument<TypedTime<Timestamp> | undefined> = {
  async take(reader, context) {
    const [first = ''] = reader.remaining;
    if (!KEY.test(first)) return (await takeEnd(reader, context)) ?? takeSpoken(reader, context);
    const words = [first.replace(KEY, ''), ...reader.remaining.slice(1)].slice(0, WORDS_MAX);
    const read = await readLongest(words, context);
    if (!read) throw unreadable(words);
    take(reader, read.length);
    return refuseFuture(read.time, context);
  },
};

/** `the vendor called at:13:40` */
async function takeEnd(
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<TypedTime<Timestamp> | undefined> {
  const { remaining } = reader;
  const at = remaining.findLastIndex((word) => KEY.test(word));
  if (at < 0 || at < remaining.length - WORDS_MAX) return undefined;
  const [first = '', ...others] = remaining.slice(at);
  const words = [first.replace(KEY, ''), ...others];
  const read = await readLongest(words, context);
  if (!read || read.length < words.length) return undefined;
  for (let n = 0; n < words.length; n += 1) reader.takeLast(() => true);
  return refuseFuture(read.time, context);
}

/** Notes are about the past. */
export function refuseFuture(
  time: TypedTime<Timestamp>,
  { invocation: { at } }: Pick<ArgumentContext, 'invocation'>,
): TypedTime<Timestamp> {
  if (time.value <= at) return time;
  throw new UsageError(
    `${date(time.value)} is in the future. Notes say what happened, as in \`/incident note at:14:05 the vendor called\`. To plan something, run \`/incident task call the vendor due tomorrow\`.`,
  );
}

/** `at 13:50 the vendor called` or `10 minutes ago the vendor called`, for recent events. A time alone is text. */
async function takeSpoken(
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<TypedTime<Timestamp> | undefined> {
  const words = reader.remaining.slice(0, SPOKEN_WORDS).map(bareWord);
  for (let length = Math.min(words.length, reader.remaining.length - 1); length > 0; length -= 1) {
    const said = inEnglish(words.slice(0, length).join(' ')).find((one) => SPOKEN.test(one));
    if (said === undefined || TO_COME.test(reader.remaining[length] ?? '')) continue;
    // `14:30 we fail over` at 14:05 is about the future.
    const isSaid = /\b(?:today|yesterday|ago)\b/i.test(said);
    if (!LEAD.test(said) && !isSaid) continue;
    const time = await readPastMoment(said.replace(LEAD, ''), context).catch(unlessUnreadable);
    if (!time || (!isSaid && time.value < addMillis(context.invocation.at, -LATELY_MS))) continue;
    take(reader, length);
    reader.takeFirst((word) => /^[-\p{Pd}:,]{1,3}$/u.test(word) || undefined);
    return time;
  }
  return undefined;
}

/** `il y a une demi heure` */
const SPOKEN_WORDS = 6;
const LEAD = /^(?:at|around|about)\s/i;
/** `at 10:00 tomorrow we fail over` */
const TO_COME = /^(?:tomorrow|tonight|next|on|every|each|daily|sharp)\b/i;
const LATELY_MS = 12 * HOUR_MS;
/** A clock time, with or without a day, or a time ago. */
const SPOKEN =
  /^(?:(?:at|around|about) )?(?:(?:today|yesterday) (?:at )?)?(?:\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: (?:today|yesterday|utc|[a-z]{2,4}t))?$|^[\da-z ]{1,20} ago$/i;

/** Words of the note itself, `at:14:05 may be related`, must not move the time. */
const SEVERAL =
  /^(?:(?:today|yesterday|\d{4}-\d{2}-\d{2}|[a-z]{3,6}day)(?: at)? )?\d[\d:.]{0,7}(?: ?[ap]\.?m\.?)?(?: (?:today|yesterday))?$/i;

async function readLongest(words: readonly string[], context: ArgumentContext) {
  for (let length = words.length; length > 0; length -= 1) {
    const text = words.slice(0, length).join(' ').trim().replace(/[,;]$/, '');
    const isOne = !text.includes(' ');
    // In `14:05 hier`, `hier` is German for `here`.
    const isTime = () =>
      inEnglish(text).some(
        (said) =>
          (SEVERAL.test(withoutZone(said)) || AGO.test(said)) &&
          (said === text || !/ (?:today|yesterday)$/.test(said)),
      );
    const time =
      text === '' || !(isOne || isTime())
        ? undefined
        : await readPastMoment(text, context).catch(unlessUnreadable);
    if (time) return { time, length };
  }
  return undefined;
}

const AGO = /^\d{1,3} ?[a-z]{1,8} ago$/i;

/** `13:49 UTC`: a note rarely continues with a capitalized word that's the name of a zone. */
function withoutZone(text: string): string {
  const [zone = ''] = /[^ ]{2,7}$/.exec(text) ?? [];
  const isZone = /^(?:[A-Z]{3,4}|utc|gmt)/.test(zone) && isZoneName(zone);
  return isZone ? text.slice(0, -zone.length).trim() : text;
}

function take(reader: ArgumentReader, count: number): void {
  reader.takePhrase(() => ({ value: true, length: count }));
}

function unlessUnreadable(error: unknown): undefined {
  if (error instanceof UsageError && !(error instanceof UnclearTimeError)) return undefined;
  throw error;
}

function unreadable([first = '', second = '']: readonly string[]): UsageError {
  const said = first === '' ? second : first;
  return new UsageError(
    `Couldn't read the time "${echo(said, 40)}", so nothing was done. Use \`at:14:05\`, \`at:2pm\` or \`at:yesterday 14:00\`.`,
  );
}
