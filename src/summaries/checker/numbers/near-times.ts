import type { TranscriptLine } from '../../transcript.js';
import { withClockTimes } from './clock-times.js';

const CLOCK = /(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?![\d])/g;
/** The times of day that the lines name and were sent at, in minutes. */
export function momentsIn(sources: readonly TranscriptLine[]): number[] {
  const clocks = sources.flatMap(({ text, at }) => [
    ...`${withClockTimes(text)} ${at.slice(11, 16)}`.matchAll(CLOCK),
  ]);
  return [...new Set(clocks.map(([, hour, minute]) => Number(hour) * 60 + Number(minute)))];
}

/** `Shortly after 18:00` is 18:05. */
const NEAR_MINUTES = 15;
const NEAR =
  /(?:shortly|just|soon|right|a little|around|about|kurz|gegen|etwa|poco|vers|peu) ?(?:after|before|past|nach|vor|después de|antes de|après|avant)?\s(?:at )?$/i;

export function isNear(time: string, claim: string, sources: readonly TranscriptLine[]): boolean {
  const at = claim.indexOf(time);
  if (at < 0 || !NEAR.test(claim.slice(Math.max(0, at - 24), at))) return false;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return momentsIn(sources).some((moment) => Math.abs(moment - (hour * 60 + minute)) <= NEAR_MINUTES);
}
