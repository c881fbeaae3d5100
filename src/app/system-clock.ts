import { fromMillis } from '../base/timestamp.js';
import type { Clock } from '../ports/clock.js';

export const systemClock: Clock = { now: () => fromMillis(Date.now()) };
