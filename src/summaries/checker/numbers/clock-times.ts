/** Ways to write a time of day other than 14:05, with the groups half of the day, hour, minute. */
const WRITTEN: readonly RegExp[] = [
  /(?<![\d:.,])(?<hour>\d{1,2})\s?(?<half>[ap])\.?m\b\.?/gi,
  /(?<![\d:.,])(?<hour>\d{1,2}) Uhr(?: (?<minute>[0-5]\d)(?!\d))?/g,
  // `2h26 min` is how long something took.
  /(?<![\d:.,])(?<hour>[01]?\d|2[0-3])\s?h\s?(?<minute>[0-5]\d)(?!\d|[.,]\d|\s?min)/gi,
  /(?<=(?<!\p{L})(?:à|vers|às|as|até) )(?<hour>[01]?\d|2[0-3])\s?h(?!\p{L}|\s?\d)/giu,
  /(?<half>午前|午後)?(?<hour>\d{1,2})時(?![間台])(?:(?<minute>\d{1,2})分|(?<thirty>半))?/g,
];
const AFTERNOON = /p|午後/i;

/** A text with `4am`, `14 Uhr`, `17 h 51` and `9時52分` written as 04:00, 14:00, 17:51 and 09:52. */
export function withClockTimes(text: string): string {
  return WRITTEN.reduce(
    (rest, pattern) => rest.replace(pattern, (all, ...match) => clockOf(match.at(-1)) ?? all),
    text,
  );
}

function clockOf({ hour, minute, half, thirty }: Record<string, string | undefined>): string | undefined {
  const twelve = Number(hour) % 12;
  const hours = half === undefined ? Number(hour) : twelve + (AFTERNOON.test(half) ? 12 : 0);
  const minutes = Number(thirty === undefined ? (minute ?? 0) : 30);
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
