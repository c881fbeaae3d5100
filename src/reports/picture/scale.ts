import { MINUTE_MS } from '../../base/durations.js';

/** Bars a picture of an incident has at most. */
const MOST_BARS = 120;
/** In minutes, up to a day. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440];

/** How many milliseconds one bar stands for, so that there are not too many of them. */
export function barWidth(spanMs: number): number {
  const minutes = spanMs / MINUTE_MS / MOST_BARS;
  return (STEPS.find((step) => step >= minutes) ?? Math.ceil(minutes / 1440) * 1440) * MINUTE_MS;
}
