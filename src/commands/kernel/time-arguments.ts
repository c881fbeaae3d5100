import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import { type Argument, type ArgumentContext, converted } from './arguments.js';
import {
  type DateRange,
  isZoneless,
  type LocalClock,
  readDateRange,
  readDueDate,
  readMoment,
  readTimeOfDay,
} from './read-time.js';
import { toKnownZone } from './time-zone.js';

/** A time that was read from what someone typed. */
export interface TypedTime<T> {
  value: T;
  /** A sentence for the answer, after a space, when the time zone had to be assumed; else empty. */
  zoneNote: string;
}

/** `14:05`, today or yesterday. */
export function timeOfDay(
  argument: Argument<string | undefined>,
): Argument<TypedTime<Timestamp> | undefined> {
  return timeArgument(argument, {
    read(text, clock) {
      const moment = readTimeOfDay(text, clock);
      if (!moment) throw new UsageError(`Couldn't read the time "${echo(text, 40)}". Use \`at:14:05\`.`);
      return moment;
    },
  });
}

/** `friday`, `3d` or `2025-01-20`, as the last second of that day. */
export function dueDate(argument: Argument<string | undefined>): Argument<TypedTime<Timestamp> | undefined> {
  return timeArgument(argument, { read: readDueDate });
}

/** `on yesterday`, `since 7d` or `2025-01-01..2025-01-15`. */
export function dateRange(argument: Argument<string>): Argument<TypedTime<DateRange> | undefined> {
  return timeArgument(argument, { read: readDateRange, isZoneless });
}

/** `14:05`, `30m` or `yesterday`, for an argument that consists of more than a time. */
export function readPastMoment(text: string, context: ArgumentContext): Promise<TypedTime<Timestamp>> {
  return readByClock(text, context, { read: readMoment, isZoneless });
}

interface TimeFormat<T> {
  read(text: string, clock: LocalClock): T | Promise<T>;
  /** Texts that mean the same in every time zone. */
  isZoneless?(text: string): boolean;
}

function timeArgument<T>(
  argument: Argument<string | undefined>,
  format: TimeFormat<T>,
): Argument<TypedTime<T> | undefined> {
  return converted(argument, async (text, context) =>
    text ? readByClock(text, context, format) : undefined,
  );
}

async function readByClock<T>(
  text: string,
  { deps, invocation: { userId, at: now } }: ArgumentContext,
  format: TimeFormat<T>,
): Promise<TypedTime<T>> {
  if (format.isZoneless?.(text)) {
    return { value: await format.read(text, { now, timeZone: 'UTC' }), zoneNote: '' };
  }
  const timeZone = toKnownZone((await deps.slack.user(userId)).timeZone);
  return {
    value: await format.read(text, { now, timeZone: timeZone ?? 'UTC' }),
    zoneNote: timeZone ? '' : " Slack doesn't have your time zone, so I read that time as UTC.",
  };
}
