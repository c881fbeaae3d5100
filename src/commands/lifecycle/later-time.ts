import { DAY_MS } from '../../base/durations.js';
import { epochMillis } from '../../base/timestamp.js';
import type { ArgumentContext } from '../kernel/arguments/arguments.js';
import type { LocalClock } from '../kernel/time/local-clock.js';
import { readSpan } from '../kernel/time/read-moment.js';
import { readClock } from '../kernel/time/time-arguments.js';
import { UnclearTimeError } from '../kernel/time/zone-names.js';

/** `tomorrow at 9 am CET` */
const LONGEST = 40;
const BEFORE_TIME =
  /^(?:(?:at|by|on|for|around|about|from|until|till|um|gegen|ab|a|vers|a las?|sobre las|as|pelas)\s|@\s?)/i;
/** `tomorrow at 9` */
const HOUR = /(\bat \d{1,2})$/i;
/** Without a preposition, `4.11` is a version. */
const NUMBER = /^\d+(?:\.\d+)*$/;

/**
 * Whether a text is nothing but a future time. `at 13:50` counts as past for half a day. `hasHappened`: the person
 * reported something done, so a time that may be past counts as past.
 */
export async function isLaterTime(
  text: string,
  { hasHappened, context }: { hasHappened: boolean; context: ArgumentContext },
): Promise<boolean> {
  if (text === '' || text.length > LONGEST) return false;
  const said = text.replace(/[.!]$/, '');
  const time = said.replace(HOUR, '$1:00').replace(BEFORE_TIME, '');
  if (time === said && NUMBER.test(said)) return false;
  try {
    return isAhead(time, await readClock(time, context), hasHappened);
  } catch (error) {
    // A time, but in an ambiguous zone.
    if (error instanceof UnclearTimeError) return !hasHappened;
    throw error;
  }
}

function isAhead(time: string, clock: LocalClock, hasHappened: boolean): boolean {
  const next = readSpan(time, clock, 'future')?.from;
  if (next === undefined || next <= clock.now) return false;
  const last = readSpan(time, clock, 'past')?.from;
  if (last === undefined || last > clock.now) return true;
  return !hasHappened && epochMillis(clock.now) - epochMillis(last) > DAY_MS / 2;
}
