import { CHANNEL_EVENTS } from './event-kinds/channel-events.js';
import { type EventKind, ordinary, type Part, publishedAs } from './event-kinds/event-kind.js';
import { INCIDENT_EVENTS } from './event-kinds/incident-events.js';
import { PEOPLE_EVENTS } from './event-kinds/people-events.js';
import { RECORD_EVENTS } from './event-kinds/record-events.js';
import { TASK_EVENTS } from './event-kinds/task-events.js';

export type { EventKind, Part } from './event-kinds/event-kind.js';

/** The events that Aegis writes, by type. */
const CATALOG = {
  ...INCIDENT_EVENTS,
  ...PEOPLE_EVENTS,
  ...TASK_EVENTS,
  ...CHANNEL_EVENTS,
  ...RECORD_EVENTS,
} as const;

export type EventType = keyof typeof CATALOG;

export const EVENT_TYPES = Object.keys(CATALOG) as EventType[];

/**
 * Another program's events, and Slack's messages with a subtype that Aegis doesn't know, are shown unchanged.
 */
export const UNKNOWN_KIND: EventKind = {
  ...ordinary,
  what: ({ description, type }, { text }) => text(description || type),
  published: publishedAs('record.added', 'another program added an event to the record'),
};

export function eventKind(type: string): EventKind {
  return Object.hasOwn(CATALOG, type) ? CATALOG[type as EventType] : UNKNOWN_KIND;
}

/**
 * The new value if an event changed this part of the incident: `RESOLVED`. Undefined
 * if it only confirmed the value.
 */
export function newValue(
  part: Part,
  { type, detail = {} }: { type?: string | undefined; detail?: Readonly<Record<string, string>> | undefined },
): string | undefined {
  const isChange = type !== undefined && eventKind(type).part === part && detail.from !== detail.to;
  return isChange ? detail.to : undefined;
}

/** The parts of the incident that a summary's headline states. */
export const HEADLINE_PARTS: readonly Part[] = ['declaration', 'severity', 'status'];

/** Whether the headline of a summary may cite events of this type. */
export function isHeadlineType(type = ''): boolean {
  return HEADLINE_PARTS.includes(eventKind(type).part);
}

/** Whether summaries need events of this type however old they are: the ones for the headline and roles. */
export function isStateType(type = ''): boolean {
  return isHeadlineType(type) || eventKind(type).part === 'roles';
}
