import { DAY_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { fromIso, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';

export interface DateRange {
  from: Timestamp;
  to: Timestamp;
  /** What asks for the very same moments again: `2025-01-14T23:00:00Z..2025-01-15T22:59:59Z`. */
  words: string;
}

interface Where {
  now: Timestamp;
  /** IANA name; UTC if absent. */
  timeZone?: string | undefined;
}

const LONGEST_DAYS = 366;
const AGO = /^(\d{1,4})\s?([mhdw])$/i;
const HOURS: Record<string, number> = { m: 1 / 60, h: 1, d: 24, w: 168 };

/**
 * `on yesterday`, `since 7d`, `2025-01-01..2025-01-15`, `last monday`, by the clock of whoever asks. Throws UsageError
 * for what is no date.
 */
export async function readDateRange(text: string, where: Where): Promise<DateRange> {
  const [, first, last] = /^(?:from\s+)?(.+?)\s*(?:\.\.|\s+to\s+)\s*(.+)$/i.exec(text) ?? [];
  if (first !== undefined && last !== undefined) {
    return toRange(await readMoment(first, where, 'start'), await readMoment(last, where, 'end'));
  }
  const since = /^since\s+(.+)$/i.exec(text)?.[1];
  if (since !== undefined) return toRange(await readMoment(since, where, 'start'), where.now);
  const day = text.replace(/^on\s+/i, '');
  return toRange(await readMoment(day, where, 'start'), await readMoment(day, where, 'end'));
}

function toRange(from: Timestamp, to: Timestamp): DateRange {
  if (from > to)
    throw new UsageError('The range ends before it begins. For instance `2025-01-01..2025-01-15`.');
  if (Date.parse(to) - Date.parse(from) > LONGEST_DAYS * DAY_MS) {
    throw new UsageError('A list goes over one year at most. Give a shorter range, such as `since 90d`.');
  }
  const whole = (moment: Timestamp) => `${moment.slice(0, 19)}Z`;
  return { from, to, words: `${whole(from)}..${whole(to)}` };
}

/** A day stands for its first or last second. */
async function readMoment(text: string, where: Where, edge: 'start' | 'end'): Promise<Timestamp> {
  const exact = fromIso(text);
  if (exact) return exact;
  const [, amount, unit = ''] = AGO.exec(text) ?? [];
  if (amount !== undefined) {
    return fromMillis(Date.parse(where.now) - Number(amount) * (HOURS[unit.toLowerCase()] ?? 0) * 3_600_000);
  }
  return readWords(text, where, edge);
}

async function readWords(
  text: string,
  { now, timeZone = 'UTC' }: Where,
  edge: 'start' | 'end',
): Promise<Timestamp> {
  // 60 ms to load, and few lists are by date.
  const chrono = await import('chrono-node/en');
  const reference = { instant: new Date(now), timezone: offsetMinutes(Date.parse(now), timeZone) };
  const [found] = chrono.parse(text, reference);
  if (!found || found.text.length < text.trim().length) throw notADate(text);
  if (found.start.isCertain('hour')) return fromMillis(found.start.date().getTime());
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => found.start.get(part) ?? 0);
  const midnight = Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + (edge === 'end' ? 1 : 0));
  const there = midnight - offsetMinutes(midnight, timeZone) * 60_000;
  return fromMillis(edge === 'end' ? there - 1_000 : there);
}

/** How far the clocks of a time zone are ahead of UTC. */
function offsetMinutes(millis: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    millis,
  );
  const name = shown.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function notADate(text: string): UsageError {
  return new UsageError(
    `"${echo(text, 60)}" is no date I know. For instance \`on yesterday\`, \`since 7d\`, \`2025-01-01..2025-01-15\`.`,
  );
}
