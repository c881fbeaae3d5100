import type { TimeWords } from './languages/time-words.js';

/** After these, hours are a time on the clock. */
const BEFORE_CLOCK = new Set(
  'at until before after from between and to about today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
/** These say that what follows is a time already. */
const BEFORE_AT = new Set('since until before after from between and to about'.split(' '));
const NOUNS = new Set(
  'week weeks weekend month months quarter year night monday tuesday wednesday thursday friday saturday sunday minutes hours days'.split(
    ' ',
  ),
);
const SINGULAR: Record<string, string> = { minutes: 'minute', hours: 'hour', days: 'day', weeks: 'week' };
const HALF_OF_DAY: Record<string, string> = { morning: 'am', afternoon: 'pm', evening: 'pm', night: 'pm' };
/** Alone, these are ordinary words or names: `mars`, `midi`. */
const LONE =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|now)$/;

const NUMBER = /^\d{1,4}$/;
const COUNTED = /^(?:\d{1,4}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/**
 * English words for a time, which are in the order of another language, as English has them. Empty where they're no
 * time, two where hours may have passed or be a time on the clock.
 */
export function arrangeTime(words: readonly string[], sinceHours: TimeWords['sinceHours']): string[] {
  const tokens = words.flatMap(splitHours);
  if (tokens.length === 1 && LONE.test(tokens[0] ?? '')) return [];
  const at = tokens.findIndex((token, i) => token === 'since' && isHours(tokens, i + 1));
  const hours = Number(tokens[at + 1]);
  const isAmount = at >= 0 && hours < sinceHours.clockFrom;
  const isClock = at >= 0 && hours > sinceHours.amountTo;
  const asClock = isClock ? [[...tokens.slice(0, at + 1), 'at', ...tokens.slice(at + 1)]] : [];
  const readings = [...(isAmount || at < 0 ? [tokens] : []), ...asClock];
  return readings.map((reading) => inOrder(withClock(reading)).join(' '));
}

/** `14h30` as `14:30`, `15h` as `15 hours`, `15uhr` as `15 oclock`, and the first of a month, `1er`, as `1`. */
function splitHours(token: string): string[] {
  const [, hour = '', unit = '', minute = ''] = /^(\d{1,2})(h|uhr)(\d{2})?$/.exec(token) ?? [];
  if (hour === '') return [token === '1er' ? '1' : token === 'h' ? 'hours' : token];
  if (minute !== '') return [`${hour}:${minute}`];
  return [hour, unit === 'h' ? 'hours' : 'oclock'];
}

function isHours(tokens: readonly string[], at: number): boolean {
  return NUMBER.test(tokens[at] ?? '') && tokens[at + 1] === 'hours';
}

/** Hours on the clock as `15:00`, `15:30` or `3 pm`. */
function withClock(tokens: readonly string[]): string[] {
  const read: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const [unit = '', minute = ''] = tokens.slice(at + 1);
    const before = read.at(-1) ?? '';
    const isClock =
      NUMBER.test(token) &&
      (unit === 'oclock' || (unit === 'hours' && (BEFORE_CLOCK.has(before) || /^\d{2}$/.test(minute))));
    if (isClock) {
      const hasMinute = /^[0-5]\d$/.test(minute);
      read.push(`${token}:${hasMinute ? minute : '00'}`);
      at += hasMinute ? 2 : 1;
    } else if (Object.hasOwn(HALF_OF_DAY, token) && /^\d{1,2}(?::\d{2})?$/.test(before)) {
      if (Number.parseInt(before, 10) <= 12) read.push(HALF_OF_DAY[token] ?? '');
    } else if (before === 'at' && /^(?:1[3-9]|2[0-3])$/.test(token)) read.push(`${token}:00`);
    else if (token !== 'oclock') read.push(token);
  }
  return read;
}

function inOrder(tokens: readonly string[]): string[] {
  return withoutAt(asRange(withAgo(withAdjectives(tokens).map(inSingular))));
}

/** `last hours` as `last hour`. */
function inSingular(token: string, at: number, tokens: readonly string[]): string {
  const isCounted = COUNTED.test(tokens[at - 1] ?? '');
  return isCounted ? token : (SINGULAR[token] ?? token);
}

/** `monday last` as `last monday`, and `3 last days` as `last 3 days`. */
function withAdjectives(tokens: readonly string[]): string[] {
  const sorted = [...tokens];
  sorted.forEach((token, at) => {
    const before = sorted[at - 1] ?? '';
    const follows = NOUNS.has(before) || (NUMBER.test(before) && NOUNS.has(sorted[at + 1] ?? ''));
    if (/^(?:last|next)$/.test(token) && follows) sorted.splice(at - 1, 2, token, before);
  });
  return sorted;
}

/** `ago-before 2 hours` as `2 hours ago`; what comes before a day is before it. */
function withAgo(tokens: readonly string[]): string[] {
  const at = tokens.indexOf('ago-before');
  if (at < 0) return [...tokens];
  const [first = '', second = ''] = tokens.slice(at + 1);
  const length = first === 'half' ? 3 : COUNTED.test(first) && NOUNS.has(second) ? 2 : 0;
  if (length === 0) return tokens.map((token) => (token === 'ago-before' ? 'before' : token));
  const end = at + 1 + length;
  return [...tokens.slice(0, at), ...tokens.slice(at + 1, end), 'ago', ...tokens.slice(end)];
}

/** `from 14 at 15:00`, in which one word means both `at` and `to`, as `from 14:00 to 15:00`. */
function asRange(tokens: readonly string[]): string[] {
  const words = tokens.map((token, at) => (token === 'of' && beginsRange(tokens, at) ? 'from' : token));
  const isRange = words.some((word) => /^(?:from|between|since)$/.test(word));
  if (words[0] === 'from' && !words.some((word) => /^(?:to|until)$/.test(word))) {
    const at = words.lastIndexOf('at');
    if (at > 1) words[at] = 'to';
  }
  const middle = words.findIndex((word) => /^(?:to|until|and)$/.test(word));
  const hasClock = /^\d{1,2}:\d{2}$/.test(words.at(-1) ?? '');
  return words.map((word, at) =>
    isRange && hasClock && at === middle - 1 && /^\d{1,2}$/.test(word) ? `${word}:00` : word,
  );
}

/** `de ayer` and `ayer de 13:00 a 14:00`, in which `de` isn't part of a date. */
function beginsRange(tokens: readonly string[], at: number): boolean {
  return at === 0 || /^\d{1,2}:\d{2}$/.test(tokens[at + 1] ?? '');
}

function withoutAt(tokens: readonly string[]): string[] {
  return tokens.filter((token, at) => token !== 'at' || !BEFORE_AT.has(tokens[at - 1] ?? ''));
}
