import { fromMillis } from '../../base/timestamp.js';
import type { Clock, Later } from '../../ports/clock.js';

export const systemClock: Clock = { now: () => fromMillis(Date.now()) };

export const systemLater: Later = (run, millis) => {
  const timer = setTimeout(run, millis);
  return () => clearTimeout(timer);
};
