import type { Timestamp } from '../base/timestamp.js';

/** The only source of time outside `app/` and `cli/`. */
export interface Clock {
  now(): Timestamp;
}

/** Runs something after so many milliseconds, unless the function that it returns is called before. */
export type Later = (run: () => void, millis: number) => () => void;
