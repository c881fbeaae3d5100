import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { type ArgumentReader, bareWord, type Phrase } from '../arguments/argument-reader.js';
import type { ArgumentContext } from '../arguments/arguments.js';
import { inEnglish } from './in-english.js';
import type { LocalClock } from './local-clock.js';
import { readAmount } from './read-amount.js';
import { readDueDate, readSpan } from './read-moment.js';
import { askAboutHour, refuseUnreadableDue } from './refuse-unreadable-due.js';
import { readClock, type TypedTime } from './time-arguments.js';
import { isZoneName, UnclearTimeError } from './zone-names.js';

/** More words than any due date has. */
const DUE_WORDS = 6;

/** Takes `due friday`, `due in 2h` or `by tomorrow 10:00`, wherever it is in a text; other words after `by` are text. */
export async function takeSpokenDue(
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<TypedTime<Timestamp> | undefined> {
  if (!reader.remaining.some((word) => ANNOUNCES_DUE.test(word) || CLOSES_TASK.test(word))) return undefined;
  const { zoneNote, ...clock } = await readClock('', context, () => false);
  const value = takeAnnounced(reader, context, clock) ?? takeClosing(reader, clock);
  if (value === undefined) refuseUnreadableDue(reader, context, clock);
  return value === undefined ? undefined : { value, zoneNote };
}

/** Words such as `by` that a text has before its due date; trying more would take long. */
const ANNOUNCED_MAX = 10;

function takeAnnounced(
  reader: ArgumentReader,
  context: ArgumentContext,
  clock: LocalClock,
): Timestamp | undefined {
  let tried = 0;
  return reader.takePhrase((words) => {
    if (tried === ANNOUNCED_MAX || !ANNOUNCES_DUE.test(words[0] ?? '')) return undefined;
    tried += 1;
    if (isRange(reader.remaining, words, clock)) return undefined;
    const due = dueIn(words, clock);
    const [next = '', ...others] = due ? words.slice(due.length) : [];
    if (others.length === 0 && /^(?:[1-9]|1\d|2[0-3])$/.test(next)) askAboutHour(reader, context, next);
    return due;
  }, 'anywhere');
}

/** In `check the logs from yesterday until now`, the second time isn't when the task is due. */
function isRange(all: readonly string[], words: readonly string[], clock: LocalClock): boolean {
  if (/^due/i.test(words[0] ?? '')) return false;
  const at = all.findIndex((word, i) => word === words[0] && all[i + 1] === words[1]);
  return at > 0 && readSpan(bareWord(all[at - 1] ?? ''), clock) !== undefined;
}

const ANNOUNCES_DUE =
  /^(?:(?:due|by|until|bis|fällig|frist|hasta|plazo|vence|até|ate|prazo|para|jusqu['’]à|jusqu['’]au|d['’]ici|avant|antes|échéance|期限|締切|締め切り|срок)[:：]?|due[:=].{1,40}|.{1,12}まで(?:に)?)$/iu;
/** In other languages, an amount after these is how much: `hasta 3 días` is up to 3 days. */
const IN_ENGLISH = /^(?:due|by|until)/i;
/** What a time at the end of a task begins with. A weekday may be part of a name, such as Black Friday. */
const CLOSES_TASK =
  /^(?:in|within|tomorrow|tonight|eod|eob|cob|morgen|dans|demain|en|mañana|em|amanhã|明日|今夜)$/iu;
/** After these, it's part of the text: `clean up after tonight`, `cada mañana`. */
const BELONGS_TO_TEXT =
  /^(?:after|before|from|of|for|since|the|with|and|than|until|during|at|on|guten|jeden|seit|ab|bis|von|für|am|de|du|pour|chaque|le|la|el|por|para|cada|esta|toda|da|do|até)$/iu;

/** `in 2 hours`, `tomorrow EOB` or `tonight` at the very end. */
function takeClosing(reader: ArgumentReader, clock: LocalClock): Timestamp | undefined {
  const words = reader.remaining;
  for (let start = Math.max(1, words.length - DUE_WORDS); start < words.length; start += 1) {
    if (!CLOSES_TASK.test(words[start] ?? '') || BELONGS_TO_TEXT.test(words[start - 1] ?? '')) continue;
    const end = words.slice(start);
    const value = tryDue(end.map(bareWord).join(' '), clock);
    if (value === undefined) continue;
    return reader.takePhrase(
      (rest) =>
        rest.length === end.length && rest[0] === end[0] ? { value, length: end.length } : undefined,
      'anywhere',
    );
  }
  return undefined;
}

function dueIn([first = '', ...rest]: readonly string[], clock: LocalClock): Phrase<Timestamp> | undefined {
  if (!IN_ENGLISH.test(first)) return foreignDueIn([first, ...rest], clock);
  const glued = /^due[:=](.+)$/i.exec(first)?.slice(1) ?? [];
  const skipped = glued.length === 0 && /^(?:by|on|at)$/i.test(rest[0] ?? '') ? 1 : 0;
  const words = [...glued, ...rest.slice(skipped)].slice(0, DUE_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    // Without its zone, the time would be another one.
    if (isZoneName(bareWord(words[count] ?? ''))) continue;
    const text = words.slice(0, count).map(bareWord).join(' ');
    const value = /^due/i.test(first) ? readDueOrNot(text, clock) : tryDue(text, clock);
    if (value !== undefined) return { value, length: 1 + skipped + count - glued.length };
  }
  return undefined;
}

/** `bis zum Freitag`, `para el viernes` or `金曜日までに`. */
function foreignDueIn(words: readonly string[], clock: LocalClock): Phrase<Timestamp> | undefined {
  const said = words.slice(0, DUE_WORDS).map(bareWord);
  for (let count = said.length; count > 0; count -= 1) {
    const [whole, time] = [said.slice(0, count).join(' '), said.slice(1, count).join(' ')];
    if (isZoneName(said[count] ?? '') || inEnglish(time).some((one) => readAmount(one) !== undefined))
      continue;
    const value = tryDue(whole, clock) ?? (time === '' ? undefined : tryDue(time, clock));
    if (value !== undefined) return { value, length: count };
  }
  return undefined;
}

/** After `due`, a day that's over, or a time in a zone that may be several, isn't part of the text. */
function readDueOrNot(text: string, clock: LocalClock): Timestamp | undefined {
  try {
    return readDueDate(text, clock);
  } catch (error) {
    if (error instanceof UsageError && !(error instanceof UnclearTimeError)) return undefined;
    throw error;
  }
}

function tryDue(text: string, clock: LocalClock): Timestamp | undefined {
  try {
    return readDueDate(text, clock);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
