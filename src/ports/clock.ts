import type { Timestamp } from '../base/timestamp.js';

/** The only source of time outside `app/` and `cli/`. */
export interface Clock {
  now(): Timestamp;
}
