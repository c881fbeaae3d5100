import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';

/**
 * The last change of each mark on a message: `{ 'U01ALICE:pushpin': '2025-01-15T14:06:00.000001Z on' }`. The
 * values sort by time, so the newest change wins in any order of arrival.
 */
export const marks = z.record(z.string(), z.string()).optional().catch(undefined);

export type Marks = z.output<typeof marks>;

export interface Mark {
  /** `U01ALICE:pushpin` for a reaction, `pin` for Slack's pin, of which a message has at most one. */
  by: string;
  at: Timestamp;
  on: boolean;
}

export function markValue({ at, on }: Mark): string {
  return `${at} ${on ? 'on' : 'off'}`;
}

/** Whether a message has any mark now. */
export function isMarked({ marks = {} }: { marks?: Marks }): boolean {
  return Object.values(marks).some((value) => value.endsWith(' on'));
}
