import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import { type Argument, type ArgumentContext, converted } from './arguments.js';
import {
  type DateRange,
  isExactRange,
  type LocalClock,
  readDateRange,
  readDueDate,
  readTimeOfDay,
} from './read-time.js';
import { toKnownZone } from './time-zone.js';

/** A time that was read from what someone typed. */
export interface TypedTime<T> {
  value: T;
  /** A sentence for the answer, after a space, when the time zone had to be assumed; else empty. */
  zoneNote: string;
}

/** The clock of the person who typed a time, and the note that an answer owes them about its time zone. */
export async function personClock({
  deps,
  invocation,
}: {
  deps: Pick<ArgumentContext['deps'], 'slack'>;
  invocation: Pick<ArgumentContext['invocation'], 'userId' | 'at'>;
}): Promise<LocalClock & Pick<TypedTime<unknown>, 'zoneNote'>> {
  const timeZone = toKnownZone((await deps.slack.user(invocation.userId)).timeZone);
  return {
    now: invocation.at,
    timeZone: timeZone ?? 'UTC',
    zoneNote: timeZone ? '' : " Slack doesn't have your time zone, so I read that time as UTC.",
  };
}

/** `14:05`, today or yesterday. */
export function timeOfDay(
  argument: Argument<string | undefined>,
): Argument<TypedTime<Timestamp> | undefined> {
  return converted(argument, (typed, context) =>
    readTyped(typed, context, (text, clock) => {
      const moment = readTimeOfDay(text, clock);
      if (!moment) throw new UsageError(`Couldn't read the time "${echo(text, 40)}". Use \`at:14:05\`.`);
      return moment;
    }),
  );
}

/** `friday`, `3d` or `2025-01-20`, as the last second of that day. */
export function dueDate(argument: Argument<string | undefined>): Argument<TypedTime<Timestamp> | undefined> {
  return converted(argument, (typed, context) => readTyped(typed, context, readDueDate));
}

/** `on yesterday`, `since 7d` or `2025-01-01..2025-01-15`. */
export function dateRange(argument: Argument<string>): Argument<TypedTime<DateRange> | undefined> {
  return converted(argument, async (typed, context) => {
    if (!isExactRange(typed)) return readTyped(typed, context, readDateRange);
    const value = await readDateRange(typed, { now: context.invocation.at, timeZone: 'UTC' });
    return { value, zoneNote: '' };
  });
}

async function readTyped<T>(
  typed: string | undefined,
  context: ArgumentContext,
  read: (text: string, clock: LocalClock) => T | Promise<T>,
): Promise<TypedTime<T> | undefined> {
  if (!typed) return undefined;
  const { zoneNote, ...clock } = await personClock(context);
  return { value: await read(typed, clock), zoneNote };
}
