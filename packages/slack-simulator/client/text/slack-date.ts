import { clockTime, dateOf, dayKey, longDate, relativeDay, timeAgo } from './time.js';

interface Reader {
  timeZone: string;
  now: Date;
}

const PART = /\{(\w{1,40})\}/g;

type Part = (date: Date, reader: Reader) => string;

const dated =
  (options: Intl.DateTimeFormatOptions): Part =>
  (date, { timeZone }) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(date);

/** `Today` and the like where they apply. */
const pretty =
  (otherwise: Part): Part =>
  (date, reader) =>
    relativeDay(date, reader.timeZone, reader.now)?.toLowerCase() ?? otherwise(date, reader);

const medium = dated({ month: 'long', day: 'numeric', year: 'numeric' });
const short = dated({ month: 'short', day: 'numeric', year: 'numeric' });
const long = dated({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });

/** Slack's parts of dates: docs.slack.dev/messaging/formatting-message-text#date-formatting */
const PARTS: Record<string, Part> = {
  date_num: (date, { timeZone }) => dayKey(date, timeZone),
  date_slash: (date, { timeZone }) => dayKey(date, timeZone).replaceAll('-', '/'),
  date: medium,
  date_short: short,
  date_long: long,
  date_long_full: long,
  date_pretty: pretty(medium),
  date_short_pretty: pretty(short),
  date_long_pretty: pretty(long),
  day_divider_pretty: pretty((date, { timeZone }) => longDate(date, timeZone)),
  time: (date, { timeZone }) => clockTime(date, timeZone),
  time_secs: (date, { timeZone }) => clockTime(date, timeZone, { withSeconds: true }),
  ago: (date, { now }) => timeAgo(date, now),
};

interface DateElement {
  timestamp?: unknown;
  format?: unknown;
  fallback?: unknown;
  [other: string]: unknown;
}

/** `{date_short} at {time}` in the reader's time zone; the fallback, unchanged, where Slack doesn't know the format. */
export function slackDate({ timestamp, format, fallback }: DateElement, reader: Reader): string {
  return isKnown(format) ? filledIn(Number(timestamp), format, reader) : String(fallback ?? '');
}

function isKnown(format: unknown): format is string {
  return typeof format === 'string' && [...format.matchAll(PART)].some(([, name = '']) => name in PARTS);
}

/** Unknown parts stay as they are. */
function filledIn(timestamp: number, format: string, reader: Reader): string {
  const date = dateOf(timestamp);
  const filled = format.replace(PART, (whole, name: string) => PARTS[name]?.(date, reader) ?? whole);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
