import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

interface Where {
  now: Timestamp;
  /** IANA name; UTC if absent. */
  timeZone?: string | undefined;
}

/** The last moment, not after now, at which the clocks of a time zone showed `14:05`; undefined for no time of day. */
export function lastTimeOfDay(text: string, { now, timeZone = 'UTC' }: Where): Timestamp | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const wanted = Number(match[1]) * 60 + Number(match[2]);
  const whole = Math.floor(epochMillis(now) / 60_000);
  const ago = (minutesOfDay(whole, timeZone) - wanted + DAY_MINUTES) % DAY_MINUTES;
  // Where the clocks were changed in between, that many minutes ago they showed something else.
  const off = minutesOfDay(whole - ago, timeZone) - wanted;
  return fromMillis((whole - ago - (Math.abs(off) <= 60 ? off : 0)) * 60_000);
}

function minutesOfDay(minutes: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour, minute] = shown.format(minutes * 60_000).split(':');
  return Number(hour) * 60 + Number(minute);
}
