import { readSpokenClock } from './spoken-clock.js';

/** End, or close, of business. */
const BUSINESS_END = /^(?:eob|cob|(?:end|close) of (?:the )?business(?: day)?)$/;
const NOON = 12 * 60;

/** Minutes after midnight in `14:05`, `2pm`, `2p`, `2:30 pm`, `14h05` or `noon`; undefined for anything else. */
export function readClockTime(text: string): number | undefined {
  const said = text.trim().toLowerCase();
  if (said === 'noon') return NOON;
  if (said === 'midnight') return 0;
  if (BUSINESS_END.test(said)) return 17 * 60;
  const [, hour = '', minute = '00', written, letter] =
    /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?(?: ?(am|pm|a\.m\.|p\.m\.|h)|([ap]))?$/.exec(said) ?? [];
  const half = written ?? letter;
  const isTime = hour !== '' && (half !== undefined || /[:.h]/.test(said));
  if (!isTime || Number(minute) > 59) return undefined;
  if (half === undefined || half === 'h')
    return Number(hour) < 24 ? Number(hour) * 60 + Number(minute) : undefined;
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  return ((Number(hour) % 12) + (half.startsWith('p') ? 12 : 0)) * 60 + Number(minute);
}

/** Of an hour that's in both halves of the day, people mean the one they're at work in. */
const DAY_BEGINS = 7 * 60;
const DAY_ENDS = 19 * 60;

/**
 * Minutes after midnight in `half past 5`, and in `at 5` or `5 o'clock`, on a day that's to come; undefined for anything
 * else.
 */
export function readLikelyTime(text: string): number | undefined {
  const said = text.trim().toLowerCase();
  const [, at, digits = '', oclock] = /^(at )?(\d{1,2})( o'?clock)?$/.exec(said) ?? [];
  const hour = at === undefined && oclock === undefined ? Number.NaN : Number(digits);
  if (hour <= 23 && (hour === 0 || hour > 12)) return hour * 60;
  const times = hour <= 12 ? [(hour % 12) * 60, (hour % 12) * 60 + NOON] : readSpokenClock(said);
  return times.length === 1 ? times[0] : times.find((time) => time >= DAY_BEGINS && time < DAY_ENDS);
}

/** The time that `tonight` makes of it: `9` is 21:00, and what's in the first hour comes after midnight. */
export function inTheEvening(minutes: number, text: string): number {
  if (minutes < 60) return minutes + 2 * NOON;
  const saysHalf = /[ap]\.?(?:m\.?)?$/i.test(text.trim());
  return saysHalf || minutes >= NOON ? minutes : minutes + NOON;
}
