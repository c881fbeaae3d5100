import * as z from 'zod';

const MINUTES = { m: 1, h: 60, d: 1_440 };
const DURATION = /^([1-9]\d{0,4}) ?([mhd])$/;

/** `30m`, `24h` or `5d`, read as minutes. */
export const durationValue = z
  .string('must be a duration such as 30m, 24h or 5d')
  .regex(DURATION, 'must be a duration such as 30m, 24h or 5d')
  .transform((text) => {
    const [, amount = '', unit = 'm'] = DURATION.exec(text) ?? [];
    return Number(amount) * MINUTES[unit as keyof typeof MINUTES];
  });

/** The same, or `never`. */
export const durationOrNever = z.union(
  [z.literal('never'), durationValue],
  'must be a duration such as 30m, 24h or 5d, or never',
);
