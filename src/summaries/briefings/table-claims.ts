import { formatUtc, type Timestamp } from '../../base/timestamp.js';
import { keysOf } from '../../data/table/keys.js';
import { eventKind } from '../../incidents/event-catalog.js';
import type { NameOf } from '../../incidents/names.js';
import { holdersOf, type Incident } from '../../incidents/records/incident.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { isActive } from '../../incidents/transitions.js';
import { plainText } from '../plain-text.js';
import { redactedText } from '../redacted-text.js';
import type { Briefed } from './briefed.js';

/** `/incident tasks` has the rest. */
const TASKS_MAX = 8;

/** Who holds which role. Empty if no one holds any. */
export function roleClaims({
  record: { incident, events },
  nameOf,
}: Pick<Briefed, 'record' | 'nameOf'>): Claim[] {
  const held = holdersOf(incident.roles);
  if (held.length === 0) return [];
  const sources = held.flatMap(([role]) => skOf(events.findLast(({ detail }) => detail?.role === role)));
  return [
    {
      section: 'in_force',
      text: held.map(([role, holder]) => `${capitalized(role)}: ${nameIn(nameOf, holder)}`).join(', '),
      citations: sources.length > 0 ? sources : [keysOf.incident(incident).SK],
    },
  ];
}

/** When the next update is due, and the open tasks with owners and due times. */
export function dueClaims({ record, nameOf, now }: Briefed): Claim[] {
  const open = record.tasks.filter(({ state, text }) => state === 'open' && text !== '');
  const inOrder = open.sort((a, b) => compare(a.due ?? '9', b.due ?? '9') || a.number - b.number);
  return [
    ...nextUpdate(record.incident, record.events, now),
    ...inOrder.slice(0, TASKS_MAX).map((task) => taskClaim(task, { record, nameOf, now })),
  ];
}

function nextUpdate(incident: Incident, events: readonly TimelineEvent[], now: Timestamp): Claim[] {
  const { next_update_at: next, status } = incident;
  if (next === undefined || !isActive(status)) return [];
  const source = skOf(events.findLast(({ type }) => eventKind(type).part === 'update'));
  const text =
    next < now ? `The next update was due ${minuteOf(next, now)}` : `Next update due ${minuteOf(next, now)}`;
  return [
    { section: 'next_steps', text, citations: source.length > 0 ? source : [keysOf.incident(incident).SK] },
  ];
}

export function taskClaim(
  task: Task,
  { record, nameOf, now }: Pick<Briefed, 'record' | 'nameOf' | 'now'>,
): Claim {
  const { number, owner, due } = task;
  const own = record.events.filter(({ detail, type }) => isOfTask(type) && detail?.task === String(number));
  const source = skOf(own.at(-1));
  const more = [
    owner === undefined ? 'no owner' : nameIn(nameOf, owner),
    due !== undefined && `${due < now ? 'was due' : 'due'} ${minuteOf(due, now)}`,
  ].filter(Boolean);
  return {
    section: 'next_steps',
    text: `Task ${number}: ${redactedText(plainText(task.text, nameOf))} (${more.join(', ')})`,
    citations: source.length > 0 ? source : [keysOf.task(task).SK],
  };
}

/** Task events only repeat what the table has. */
export function isOfTask(type = ''): boolean {
  return type.startsWith('TASK_');
}

/** A due day without a time is stored as its last second. */
const END_OF_DAY = /T23:59:59/;

/** `15:00 UTC`; on another day, `2025-01-16 15:00 UTC`. */
export function minuteOf(moment: Timestamp, now: Timestamp): string {
  const [day = '', time = ''] = formatUtc(moment).split(' ');
  if (END_OF_DAY.test(moment)) return day;
  return `${day === formatUtc(now).slice(0, 10) ? '' : `${day} `}${time.slice(0, 5)} UTC`;
}

export function nameIn(nameOf: NameOf, id: string): string {
  return plainText(nameOf(id), nameOf);
}

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
}

function skOf(event: TimelineEvent | undefined): string[] {
  return event === undefined ? [] : [keysOf.event(event).SK];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
