import type { Clock } from '../deps.js';
import { fromMillis } from '../timestamp.js';

export const systemClock: Clock = { now: () => fromMillis(Date.now()) };
