import { MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Summary } from '../incidents/records/incident-summary.js';

/** What Slack delivers later than this after it was said is found by a summary of the whole only. */
const LATE_MS = 2 * MINUTE_MS;

export interface Watermark {
  /** Everything after this is read anew. */
  after: Timestamp;
  /** Whatever was edited after this too. */
  since: Timestamp;
}

/**
 * From where on a later summary reads what an earlier one has not: that one read what there was when it was asked for,
 * and some minutes both read.
 */
export function watermarkOf({ timestamp }: Summary): Watermark {
  return { after: addMillis(timestamp, -LATE_MS), since: timestamp };
}
