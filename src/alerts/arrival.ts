import type { Timestamp } from '../base/timestamp.js';
import type { Alert } from '../incidents/records/alert.js';
import type { AlertGroup } from '../incidents/records/alert-group.js';

/** An alert as it arrived. */
export interface Arrival {
  id: string;
  alert: Alert;
  receivedAt: Timestamp;
}

/** A group, with what's known about its incident. */
export interface KnownGroup {
  group: AlertGroup;
  /** Whether the incident is over, or nobody has decided about the group for a long time. */
  isOver: boolean;
  isPrivate: boolean;
}

export function groupKey({ lane, number }: Pick<AlertGroup, 'lane' | 'number'>): string {
  return `${lane}.${number}`;
}
