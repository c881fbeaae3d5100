import type { Timestamp } from '../base/timestamp.js';
import { ACTIVE_STATUSES, type Incident, type Status } from './records/incident.js';

/** For each status, the statuses it can follow. Going back from resolved or closed is reopening. */
const FROM: Record<Status, readonly string[]> = {
  OPEN: ['RESOLVED', 'CLOSED'],
  ACKNOWLEDGED: ['OPEN', 'MITIGATING', 'RESOLVED', 'CLOSED'],
  MITIGATING: ['OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED'],
  RESOLVED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'],
  CLOSED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'],
};

/** Any status can follow one from another program. */
export function isLegal(from: string, to: Status): boolean {
  return FROM[to].includes(from) || !Object.hasOwn(FROM, from);
}

/** The statuses that can follow `from`. */
export function legalSteps(from: string): Status[] {
  return (Object.keys(FROM) as Status[]).filter((to) => to !== from && isLegal(from, to));
}

/**
 * The attributes that change with a status. The first acknowledgement and mitigation keep their times;
 * reopening clears the times of resolving and closing.
 */
export function statusAttributes(
  before: Pick<Incident, 'status' | 'acknowledged_at' | 'mitigated_at'>,
  to: string,
  at: Timestamp,
): Partial<Incident> {
  const reopens = isActive(to) && !isActive(before.status);
  return {
    status: to,
    ...(to === 'ACKNOWLEDGED' && { acknowledged_at: before.acknowledged_at ?? at }),
    ...(to === 'MITIGATING' && { mitigated_at: before.mitigated_at ?? at }),
    ...(to === 'RESOLVED' && { resolved_at: at }),
    ...(to === 'CLOSED' && { closed_at: at }),
    ...(reopens && { reopened_at: at, resolved_at: undefined, closed_at: undefined }),
  } as Partial<Incident>;
}

/** Whether the incident is over. A status from another program is neither over nor active. */
export function isOver(status: string): boolean {
  return status === 'RESOLVED' || status === 'CLOSED';
}

export function isActive(status: string): boolean {
  return ACTIVE_STATUSES.some((active) => active === status);
}
