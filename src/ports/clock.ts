import type { Timestamp } from '../base/timestamp.js';

/** The only source of time outside `app/` and `cli/`. */
export interface Clock {
  now(): Timestamp;
}

/** Runs a function after this many milliseconds, unless the returned function is called first. */
export type Later = (run: () => void, millis: number) => () => void;
