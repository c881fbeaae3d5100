/**
 * A moment as ISO-8601 UTC with six fraction digits, `2025-01-15T14:05:09.123456Z`. It sorts as text, keeps the
 * microseconds of Slack's message timestamps, and is the only form of time Aegis stores.
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
  const seconds = new Date(Number(match[1]) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${match[2]}Z`;
}

/** Back to Slack's `1548954199.776451`. */
export function toSlackTs(timestamp: Timestamp): string {
  const { seconds, micros } = split(timestamp);
  return `${seconds}.${micros}`;
}

/** From an ISO-8601 UTC time with or without fractions; undefined for anything else. */
export function fromIso(text: string): Timestamp | undefined {
  const match = ISO.exec(text);
  if (!match || Number.isNaN(Date.parse(text))) return undefined;
  return `${match[1]}.${(match[2] ?? '').padEnd(6, '0').slice(0, 6)}Z`;
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

/** One microsecond later, for a generated timestamp whose key is already taken. */
export function nextMicrosecond(timestamp: Timestamp): Timestamp {
  const { seconds, micros } = split(timestamp);
  const next = Number(micros) + 1;
  const carried = next === 1_000_000;
  const whole = new Date((seconds + (carried ? 1 : 0)) * 1000).toISOString().slice(0, 19);
  return `${whole}.${String(carried ? 0 : next).padStart(6, '0')}Z`;
}

function split(timestamp: Timestamp): { seconds: number; micros: string } {
  const match = ISO.exec(timestamp);
  if (!match) throw new RangeError(`not a timestamp: ${timestamp}`);
  return { seconds: Date.parse(`${match[1]}Z`) / 1000, micros: (match[2] ?? '').padEnd(6, '0').slice(0, 6) };
}
