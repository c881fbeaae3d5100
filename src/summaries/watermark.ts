import type { Summary } from '../data/entities/summary.js';
import { epochMillis, fromMillis, type Timestamp } from '../timestamp.js';

/** What Slack delivers later than this after it was said is found by a summary of the whole only. */
const LATE_MS = 120_000;

export interface Watermark {
  /** Everything after this is read anew. */
  after: Timestamp;
  /** Whatever was edited after this too. */
  since: Timestamp;
}

/** From where on a later summary reads what an earlier one has not, with some minutes that both read. */
export function watermarkOf({ timestamp, covers_until = timestamp }: Summary): Watermark {
  const covered = covers_until < timestamp ? covers_until : timestamp;
  return { after: fromMillis(epochMillis(covered) - LATE_MS), since: timestamp };
}
