import { MINUTE_MS, WEEK_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { Argument } from '../kernel/arguments/arguments.js';
import { inEnglish } from '../kernel/time/in-english.js';
import { readFutureMoment } from '../kernel/time/time-arguments.js';

const DEFAULT_MS = 30 * MINUTE_MS;
const LONGEST_MS = WEEK_MS;

/** How a future time may start; the command refuses other words. */
const TIME =
  /^(?:\d|at|in|for|until|till|tomorrow|tonight|today|noon|midnight|next|an?|half|one|two|three|four|five|ten|mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * `2h`, `for 2 hours` or `until tomorrow 9am`; half an hour if absent. Throws UsageError for more than a week from now.
 */
export const snoozeUntil: Argument<Timestamp> = {
  async take(reader, context) {
    const { at: now } = context.invocation;
    const isTime = inEnglish(reader.rest()).some((said) => TIME.test(said));
    const text = isTime ? reader.takeRest().trim() : '';
    if (text === '') return addMillis(now, DEFAULT_MS);
    const { value } = await readFutureMoment(text, context);
    if (value <= addMillis(now, LONGEST_MS)) return value;
    throw new UsageError('Reminders can be snoozed for up to 7 days: `/incident remind snooze 7d`.');
  },
};
