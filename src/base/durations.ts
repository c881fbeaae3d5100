export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
/** For DynamoDB's expiry and cache lifetimes, which count in seconds. */
export const DAY_SECONDS = DAY_MS / SECOND_MS;

const UNIT_MS: Record<string, number> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS, w: WEEK_MS };

/** Milliseconds in `30m`, `2h`, `7d` or `2w`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,4})([mhdw])$/i.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNIT_MS[unit.toLowerCase()] ?? 0);
}

const UNITS: readonly (readonly [millis: number, name: string])[] = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
];

/**
 * Milliseconds as the two largest units, rounded to the smaller one: `3 d 4 h`, `1 h 12 min`, `45 s`. Written by hand
 * because pretty-ms can't put a space before a unit and Node 20 has no Intl.DurationFormat.
 */
export function formatDuration(millis: number): string {
  const largest = UNITS.findIndex(([size]) => millis >= size);
  const [step] = (largest < 0 ? undefined : UNITS[largest + 1]) ?? [SECOND_MS];
  let rest = Math.round(millis / step) * step;
  const parts = UNITS.flatMap(([size, name]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count > 0 ? `${count} ${name}` : [];
  });
  return parts.join(' ') || '0 s';
}
