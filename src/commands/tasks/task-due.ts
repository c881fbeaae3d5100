import { DAY_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import { readDateRange } from '../kernel/date-range.js';

interface Where {
  now: Timestamp;
  /** IANA name; UTC if absent. */
  timeZone?: string | undefined;
}

const IN_DAYS = /^(\d{1,3})d$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * The end of the day that `2025-01-20`, `tomorrow`, `friday` or `3d` names, by the clock of whoever asks. Throws
 * UsageError for what is no date or is over.
 */
export async function readDue(typed: string, where: Where): Promise<Timestamp> {
  const due = await readDay(typed, where).catch(() => undefined);
  if (due !== undefined && due >= where.now) return due;
  const why = due === undefined ? 'is no day I know' : 'is over';
  throw new UsageError(
    `"${echo(typed, 40)}" ${why}. For instance \`due:friday\`, \`due:3d\` or \`due:2025-01-20\`.`,
  );
}

async function readDay(typed: string, { now, timeZone }: Where): Promise<Timestamp> {
  const days = IN_DAYS.exec(typed)?.[1];
  if (days !== undefined) return later((await readDateRange('today', { now, timeZone })).to, Number(days));
  const { to } = await readDateRange(typed, { now, timeZone });
  // A day of the week may be read as the last one; here the next is meant.
  return to < now && WEEKDAY.test(typed) ? later(to, 7) : to;
}

function later(moment: Timestamp, days: number): Timestamp {
  return fromMillis(epochMillis(moment) + days * DAY_MS);
}
