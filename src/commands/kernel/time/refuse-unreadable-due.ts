import { hasSameLetters, nearest } from '../../../base/nearest.js';
import { echo, echoInCode } from '../../../views/text.js';
import { type ArgumentReader, bareWord } from '../arguments/argument-reader.js';
import type { ArgumentContext } from '../arguments/arguments.js';
import { lineOf, QuestionError, yes } from '../arguments/question.js';
import { readMonth } from './calendar-words.js';
import type { LocalClock } from './local-clock.js';
import { DAY_NAMES } from './misspelled-day.js';
import { readDueDate } from './read-moment.js';

/** `due 25:00` and `due tommorow` at the end of a task are meant as times, so they must not become its text. */
export function refuseUnreadableDue(
  reader: ArgumentReader,
  context: ArgumentContext,
  clock: LocalClock,
): void {
  if (context.sure.has('words')) return;
  const words = reader.remaining;
  const at = words.findLastIndex((word) => /^(?:due|by):?$/i.test(word));
  const said = at < 0 ? [] : words.slice(at + 1).map(bareWord);
  if (said.length === 0 || said.length > DUE_WORDS_MISREAD || !said.some(isNearlyTime)) return;
  const isAnnounced = /^due/i.test(words[at] ?? '');
  askAboutDay(reader, context, isAnnounced ? said : said.filter(isClearlyDay));
  // `stand by 7.2` and `pass by monday-eu` say nothing of a time.
  const isTime = isAnnounced || (said.length === 1 && /^\d{1,2}:\d{2}$/.test(said[0] ?? ''));
  if (isTime) readDueDate(said.join(' '), clock);
}

/** `by friday 5` ends in an hour or in a number of something. */
export function askAboutHour(reader: ArgumentReader, context: ArgumentContext, hour: string): void {
  const { command, sure } = context;
  if (sure.has('words')) return;
  let last = -1;
  reader.rewritten((word, position) => {
    if (word === hour) last = position;
    return undefined;
  });
  const line = reader.rewritten((_, position) => (position === last ? `at ${hour}` : undefined));
  throw new QuestionError(
    `Is ${hour} a time, or part of the text? Nothing was done. Did you mean \`/incident ${command.name} ${echoInCode(line, 80)}\`?`,
    [
      ...yes(lineOf(context, 'words', line)),
      { label: "It's text", command: lineOf(context, 'words', reader.rewritten()) },
    ],
  );
}

const DUE_WORDS_MISREAD = 3;

/** After `by`, a word may be a name: `by Tommy` isn't `by today`, but `by tomorow` is a day. */
function isClearlyDay(word: string, _at: number, { length }: readonly string[]): boolean {
  const near = length === 1 ? nearest(word.toLowerCase(), DAY_NAMES) : undefined;
  if (near === undefined) return false;
  return near.slice(0, 3) === word.slice(0, 3).toLowerCase() || hasSameLetters(near, word.toLowerCase());
}

/** Asks about the misspelled name of a day; nothing if there's none. */
function askAboutDay(reader: ArgumentReader, context: ArgumentContext, said: readonly string[]): void {
  const typed = said.find((word) => word.length > 4 && !DAY_NAMES.includes(word.toLowerCase()));
  const near = typed && nearest(typed.toLowerCase(), DAY_NAMES);
  if (near === undefined || near === '') return;
  const line = reader.rewritten((word) => (bareWord(word) === typed ? near : undefined));
  throw new QuestionError(
    `Couldn't read the day "${echo(typed ?? '', 40)}", so nothing was done. Did you mean \`/incident ${context.command.name} ${echoInCode(line, 80)}\`?`,
    [
      ...yes(lineOf(context, 'words', line)),
      { label: 'No date', command: lineOf(context, 'words', reader.rewritten()) },
    ],
  );
}

/** A clock time, a date, or nearly the name of a day. */
function isNearlyTime(word: string): boolean {
  if (/^\d{1,2}(?:[:.]\d{1,2}\.?|\s?[ap]\.?m\.?)$|^\d{4}-\d|^\d{1,2}\/\d/i.test(word)) return true;
  if (readMonth(word.toLowerCase()) !== undefined) return true;
  return word.length > 4 && nearest(word.toLowerCase(), DAY_NAMES) !== undefined;
}
