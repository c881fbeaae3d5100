import { UsageError } from '../../../base/errors.js';
import { toKnownZone } from './time-zone.js';

/** What people call time zones, by the IANA name whose clocks they mean. In summer they still say `CET`. */
const ZONES: Record<string, string> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  mez: 'Europe/Paris',
  mesz: 'Europe/Paris',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  cdt: 'America/Chicago',
  mdt: 'America/Denver',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
};
/** Several zones have these names. */
const AMBIGUOUS = new Set(['bst', 'ist', 'cst', 'mst', 'ast', 'sst']);
/** A time that's clear enough to be meant, and not clear enough to be used. */
export class UnclearTimeError extends UsageError {}

/** A zone comes after a time: `15:30 CET`, `3pm PT`, `14:05 UTC+2`. */
const ZONED =
  /^(.{0,70}(?:\d[:.h]\d{2}|\d ?[ap]\.?m\.?))\s?\(?(?:([a-z]{2,4})|((?:utc|gmt)\s?[+\-\u2212]\d{1,2}(?::?\d{2})?))\)?$/i;

/** A time without the zone after it; undefined when there's none. Throws UsageError for a name that several zones have. */
export function takeZone(said: string): { rest: string; timeZone: string } | undefined {
  const [, rest, name = '', offset] = ZONED.exec(said) ?? [];
  if (rest === undefined) return undefined;
  if (offset !== undefined) {
    const timeZone = toOffset(offset);
    return timeZone === undefined ? undefined : { rest, timeZone };
  }
  const zone = name.toLowerCase();
  if (AMBIGUOUS.has(zone)) {
    throw new UnclearTimeError(
      `Several time zones are called ${name.toUpperCase()}. Write the time in yours or in UTC, as in \`14:05 UTC\`.`,
    );
  }
  return Object.hasOwn(ZONES, zone) ? { rest, timeZone: ZONES[zone] ?? 'UTC' } : undefined;
}

/** Whether a word after a time names a zone, of which the time is no use without it. */
export function isZoneName(word: string): boolean {
  const zone = word.toLowerCase();
  return Object.hasOwn(ZONES, zone) || AMBIGUOUS.has(zone) || /^(?:utc|gmt)[+\-\u2212]\d/.test(zone);
}

/** `UTC+2` as a time zone that Node knows, whose sign is the other way round. Whole hours only. */
function toOffset(offset: string): string | undefined {
  const [, sign, hours] = /([+\-\u2212])0?(\d{1,2})(?::?00)?$/.exec(offset) ?? [];
  return sign === undefined ? undefined : toKnownZone(`Etc/GMT${sign === '+' ? '-' : '+'}${hours}`);
}
