import type { Timestamp } from '../base/timestamp.js';
import type { Incident } from './records/incident.js';
import type { IncidentRecord } from './records/incident-record.js';
import type { TimelineEvent } from './records/timeline-event.js';

/**
 * A record as it stood at a moment: what was said and written by then, and the incident before every change that came
 * after. The words of an edited message are kept only as they stand now, so one that was edited or deleted since is
 * left out rather than told in words that nobody had read by then.
 */
export function recordAsOf(
  { incident, comments, events, participants, tasks }: IncidentRecord,
  moment: Timestamp,
): IncidentRecord {
  return {
    incident: incidentAsOf(incident, events, moment),
    comments: comments.filter((one) => stoodThen(one, moment) && (one.noted_at ?? '') <= moment),
    events: events.filter((one) => stoodThen(one, moment)),
    participants: participants.filter(({ joined_at, first_spoke_at }) =>
      [joined_at, first_spoke_at].some((at) => at !== undefined && at <= moment),
    ),
    summaries: [],
    tasks: tasks.filter(({ timestamp }) => timestamp <= moment),
  };
}

/** How many items were there by then and are left out because their words have changed since. */
export function countChangedSince({ comments, events }: IncidentRecord, moment: Timestamp): number {
  const there = [...comments, ...events].filter(({ timestamp }) => timestamp <= moment);
  return there.filter((one) => !stoodThen(one, moment)).length;
}

interface Changeable {
  timestamp: Timestamp;
  edited_at?: Timestamp | undefined;
  deleted_at?: Timestamp | undefined;
}

function stoodThen({ timestamp, edited_at = '', deleted_at = '' }: Changeable, moment: Timestamp): boolean {
  return timestamp <= moment && edited_at <= moment && deleted_at <= moment;
}

/** Takes the changes back, the newest first. */
function incidentAsOf(incident: Incident, events: readonly TimelineEvent[], moment: Timestamp): Incident {
  const later = events.filter(({ timestamp }) => timestamp > moment);
  const before = { ...incident };
  for (const event of later.reverse()) Object.assign(before, beforeChange(before, event));
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => !MOMENTS.has(name) || String(value) <= moment),
  ) as Incident;
}

const MOMENTS = new Set(['acknowledged_at', 'mitigated_at', 'resolved_at', 'closed_at', 'reopened_at']);

function beforeChange(
  { roles }: Incident,
  { type, detail = {} }: TimelineEvent,
): Partial<Incident> | undefined {
  const { from, from_title, from_service, role } = detail;
  if (type === 'STATUS_CHANGED' && from !== undefined) return { status: from };
  if (type === 'SEVERITY_CHANGED' && from !== undefined) return { severity: from };
  if (type === 'INCIDENT_EDITED' && from_title !== undefined && from_service !== undefined) {
    return { title: from_title, service: from_service };
  }
  // Who held the role before is not on the record of the change; nobody is named rather than the wrong person.
  if (type === 'ROLE_ASSIGNED' && role !== undefined) {
    return { roles: Object.fromEntries(Object.entries(roles).filter(([name]) => name !== role)) };
  }
  return undefined;
}
