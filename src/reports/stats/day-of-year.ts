const FORMAT = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** A day such as `2026-11-30` without its year: `Nov 30`. */
export function dayOfYear(day: string): string {
  return FORMAT.format(new Date(`${day}T00:00:00Z`));
}
