/**
 * A moment as ISO-8601 UTC with six fraction digits, `2025-01-15T14:05:09.123456Z`. It sorts as text, keeps the
 * microseconds of Slack's message timestamps, and is the only form of time Aegis stores. A note's has a seventh digit;
 * see `apartFromSlack`.
 */
export type Timestamp = string;

const SLACK_TS = /^(\d{1,11})\.(\d{6})$/;
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;

/** From milliseconds since 1970. */
export function fromMillis(millis: number): Timestamp {
  return new Date(millis).toISOString().replace('Z', '000Z');
}

/** From Slack's `1548954199.776451`; undefined for anything else. */
export function fromSlackTs(ts: string): Timestamp | undefined {
  const match = SLACK_TS.exec(ts);
  if (!match) return undefined;
  return toTimestamp(Number(match[1]), match[2] ?? '');
}

/** Back to Slack's `1548954199.776451`. */
export function toSlackTs(timestamp: Timestamp): string {
  const { seconds, micros } = split(timestamp);
  return `${seconds}.${micros}`;
}

/** From an ISO-8601 UTC time with or without fractions; undefined for anything else, such as February 30. */
export function fromIso(text: string): Timestamp | undefined {
  const match = ISO.exec(text);
  if (!match || !isInCalendar(text)) return undefined;
  return `${match[1]}.${(match[2] ?? '').padEnd(6, '0').slice(0, 6)}Z`;
}

/** JavaScript reads February 30 as March 2, and 24:00 as the next day. */
function isInCalendar(text: string): boolean {
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && new Date(millis).toISOString().slice(0, 10) === text.slice(0, 10);
}

/** `2025-01-15 14:05:09`; empty when undefined. */
export function formatUtc(timestamp: Timestamp | undefined): string {
  return timestamp === undefined ? '' : timestamp.slice(0, 19).replace('T', ' ');
}

/** The moment `millis` later, or earlier when negative; microseconds are dropped. */
export function addMillis(timestamp: Timestamp, millis: number): Timestamp {
  return fromMillis(epochMillis(timestamp) + millis);
}

export function epochSeconds(timestamp: Timestamp): number {
  return Math.floor(Date.parse(timestamp) / 1000);
}

export function epochMillis(timestamp: Timestamp): number {
  return Date.parse(timestamp);
}

/**
 * The same moment with a seventh fraction digit, which no timestamp of Slack has. What Aegis stores among Slack's
 * messages under a time of its own can't take the key of a message that is still to come.
 */
export function apartFromSlack(timestamp: Timestamp): Timestamp {
  const { seconds, micros } = split(timestamp);
  return toTimestamp(seconds, `${micros}5`);
}

/** One microsecond later, for a generated timestamp whose key is already taken. Keeps a seventh digit. */
export function nextMicrosecond(timestamp: Timestamp): Timestamp {
  const { seconds, micros, rest } = split(timestamp);
  const next = Number(micros) + 1;
  const carried = next === 1_000_000;
  const fraction = String(carried ? 0 : next).padStart(6, '0');
  return toTimestamp(seconds + (carried ? 1 : 0), `${fraction}${rest}`);
}

function toTimestamp(seconds: number, fraction: string): Timestamp {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

function split(timestamp: Timestamp): { seconds: number; micros: string; rest: string } {
  const match = ISO.exec(timestamp);
  if (!match) throw new RangeError(`not a timestamp: ${timestamp}`);
  const fraction = (match[2] ?? '').padEnd(6, '0');
  return {
    seconds: Date.parse(`${match[1]}Z`) / 1000,
    micros: fraction.slice(0, 6),
    rest: fraction.slice(6),
  };
}
