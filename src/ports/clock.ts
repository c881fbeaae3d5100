import type { Timestamp } from '../base/timestamp.js';

/** The only source of time outside `entry/`. */
export interface Clock {
  now(): Timestamp;
}
