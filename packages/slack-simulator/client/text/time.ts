/** Times of day and dates as one reader sees them: in their own time zone. */
const LOCALE = 'en-US';

export function dateOf(ts: string | number): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}

/** Creating one takes longer than rendering the message that shows the time. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(
  date: Date,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  locale: string = LOCALE,
): string {
  const key = JSON.stringify([locale, timeZone, options]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formatters.set(key, formatter);
  return formatter.format(date);
}

export function clockTime(date: Date, timeZone: string, { withSeconds = false } = {}): string {
  const seconds: Intl.DateTimeFormatOptions = withSeconds ? { second: '2-digit' } : {};
  return format(date, timeZone, { hour: 'numeric', minute: '2-digit', ...seconds });
}

/** `2025-01-15`, to compare days. */
export function dayKey(date: Date, timeZone: string): string {
  return format(date, timeZone, {}, 'en-CA');
}

export function longDate(date: Date, timeZone: string): string {
  return format(date, timeZone, { weekday: 'long', month: 'long', day: 'numeric' });
}

export function fullTime(date: Date, timeZone: string): string {
  return format(date, timeZone, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** `Today`, `Yesterday`, `Tomorrow`; undefined for other days. */
export function relativeDay(date: Date, timeZone: string, now: Date): string | undefined {
  const day = 86_400_000;
  const names: [number, string][] = [
    [0, 'Today'],
    [-day, 'Yesterday'],
    [day, 'Tomorrow'],
  ];
  const key = dayKey(date, timeZone);
  return names.find(([offset]) => dayKey(new Date(now.getTime() + offset), timeZone) === key)?.[1];
}

/** `3 minutes ago`. */
export function timeAgo(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.round(seconds / size), unit as Intl.RelativeTimeFormatUnit);
}
