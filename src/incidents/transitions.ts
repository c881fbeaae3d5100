import type { Timestamp } from '../base/timestamp.js';
import type { Incident, Status } from './records/incident.js';

const ACTIVE = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'];

/** From which statuses each may be reached; going back from an end is reopening. */
const FROM: Record<Status, readonly string[]> = {
  OPEN: ['RESOLVED', 'CLOSED'],
  ACKNOWLEDGED: ['OPEN', 'MITIGATING', 'RESOLVED', 'CLOSED'],
  MITIGATING: ['OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED'],
  RESOLVED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'],
  CLOSED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'],
};

/** Another program's status is none of these; from there every step is allowed. */
export function isLegal(from: string, to: Status): boolean {
  return FROM[to].includes(from) || !Object.hasOwn(FROM, from);
}

/** The statuses that can follow. */
export function legalSteps(from: string): Status[] {
  return (Object.keys(FROM) as Status[]).filter((to) => to !== from && isLegal(from, to));
}

/** The attributes that change with a status; each moment is stamped once, and reopening takes the ends back. */
export function statusAttributes(before: Incident, to: Status, at: Timestamp): Partial<Incident> {
  const reopens = ACTIVE.includes(to) && !ACTIVE.includes(before.status);
  return {
    status: to,
    ...(to === 'ACKNOWLEDGED' && { acknowledged_at: before.acknowledged_at ?? at }),
    ...(to === 'MITIGATING' && { mitigated_at: before.mitigated_at ?? at }),
    ...(to === 'RESOLVED' && { resolved_at: at }),
    ...(to === 'CLOSED' && { closed_at: at }),
    ...(reopens && { reopened_at: at, resolved_at: undefined, closed_at: undefined }),
  } as Partial<Incident>;
}
