import { fieldsBefore } from './custom-fields.js';
import { eventKind, type Part } from './event-catalog.js';
import type { Incident } from './records/incident.js';
import type { TimelineEvent } from './records/timeline-event.js';
import { statusAttributes } from './transitions.js';

/**
 * Given the incident after an event and the events before it, returns the attributes from before the event.
 */
type Undo = (after: Incident, event: TimelineEvent, earlier: readonly TimelineEvent[]) => Partial<Incident>;

const UNDO: Record<Part, Undo> = {
  none: () => ({}),
  // Before that, there was no incident.
  declaration: () => ({}),
  // Access always follows the current visibility, whatever it was back then.
  visibility: () => ({}),
  status: undoStatus,
  severity: (after, { detail: { from } = {} }) => ({ severity: from ?? after.severity }),
  roles: undoRole,
  title: ({ title, service, fields = {} }, { detail = {} }) => ({
    title: detail.from_title ?? title,
    service: detail.from_service ?? service,
    fields: fieldsBefore(fields, detail),
    ...timesBefore(detail),
  }),
  times: (_, { detail: { time, from } = {} }) => (isProblemTime(time) ? { [time]: from } : {}),
  update(_, __, earlier) {
    const { timestamp, detail } = newestOf('update', earlier) ?? {};
    return { last_update_at: timestamp, next_update_at: detail?.next };
  },
};

/** When the problem began, and when it was noticed. */
const PROBLEM_TIMES = ['started_at', 'detected_at'] as const satisfies readonly (keyof Incident)[];

function isProblemTime(name: string | undefined): name is (typeof PROBLEM_TIMES)[number] {
  return PROBLEM_TIMES.some((one) => one === name);
}

/** In the event, an earlier time that was missing is an empty one. */
function timesBefore(detail: Readonly<Record<string, string>>): Partial<Incident> {
  const changed = PROBLEM_TIMES.filter((name) => detail[`from_${name}`] !== undefined);
  return Object.fromEntries(changed.map((name) => [name, detail[`from_${name}`] || undefined]));
}

/** The incident as it was just before an event. `earlier` are the events before that one, oldest first. */
export function undoEvent(
  after: Incident,
  event: TimelineEvent,
  earlier: readonly TimelineEvent[],
): Incident {
  const before = { ...after, ...UNDO[eventKind(event.type).part](after, event, earlier) };
  return Object.fromEntries(Object.entries(before).filter(([, value]) => value !== undefined)) as Incident;
}

export const STATUS_TIMES = [
  'acknowledged_at',
  'mitigated_at',
  'resolved_at',
  'closed_at',
  'reopened_at',
] as const satisfies readonly (keyof Incident)[];

/** A status change sets times and, when it reopens, clears some; earlier changes have the old values. */
export function undoStatus(
  after: Incident,
  { detail: { from, undoes } = {}, timestamp }: TimelineEvent,
  earlier: readonly TimelineEvent[],
): Partial<Incident> {
  if (from === undefined) return {};
  const stamped = stampTimes(earlier);
  const times = STATUS_TIMES.map((name) => {
    const time = after[name];
    // What undid another change brought back old times.
    const isOlder = time !== undefined && time < timestamp && undoes === undefined;
    return [name, isOlder ? time : stamped[name]];
  });
  return { status: from, ...Object.fromEntries(times) };
}

function stampTimes(events: readonly TimelineEvent[]): Partial<Incident> {
  let times: Partial<Incident> = {};
  const timesBefore = new Map<string, Partial<Incident>>();
  for (const { type, event_id, detail: { from, to, undoes = '' } = {}, timestamp } of events) {
    if (eventKind(type).part !== 'status' || from === undefined || to === undefined || from === to) continue;
    timesBefore.set(event_id, times);
    const set = statusAttributes({ ...times, status: from }, to, timestamp);
    times = timesBefore.get(undoes) ?? { ...times, ...set };
  }
  return times;
}

/** If no earlier event says who held the role, nobody is named. */
function undoRole(
  { roles }: Incident,
  { detail: { role, from } = {} }: TimelineEvent,
  earlier: readonly TimelineEvent[],
): Partial<Incident> {
  if (role === undefined) return {};
  const given = earlier.filter(({ detail }) => detail?.role === role);
  const holder = from ?? newestOf('roles', given)?.detail?.user_id;
  const { [role]: _, ...others } = roles;
  return { roles: holder === undefined ? others : { ...others, [role]: holder } };
}

function newestOf(part: Part, events: readonly TimelineEvent[]): TimelineEvent | undefined {
  return events.findLast(({ type }) => eventKind(type).part === part);
}
