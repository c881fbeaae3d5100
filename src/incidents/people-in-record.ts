import { describeEvent } from './describe-event.js';
import type { EventFormat } from './event-catalog.js';
import type { IncidentRecord } from './records/incident-record.js';
import type { TimelineEvent } from './records/timeline-event.js';

/** Looks up a user's display name; an unknown id is its own name. */
export type NameOf = (userId: string) => string;

/** User ids of everyone a record names or mentions, each once, so that they can be shown by name. */
export function peopleInRecord(record: IncidentRecord): string[] {
  const { incident, comments, events, participants, tasks } = record;
  const ids = [
    incident.declared_by,
    ...Object.values(incident.roles),
    ...participants.map(({ user_id }) => user_id),
    ...tasks.map(({ owner }) => owner),
    ...[...comments, ...events].flatMap(({ user_id, redacted_by }) => [user_id, redacted_by]),
    ...[incident.title, ...comments.map(({ text = '' }) => text)].flatMap(mentionsIn),
    ...events.flatMap(peopleInEvent),
  ];
  return [...new Set(ids)].filter((id) => id !== undefined && id !== 'unknown') as string[];
}

/** Describing an event asks its format for everyone who has to be named. */
function peopleInEvent(event: TimelineEvent): string[] {
  const found: string[] = [];
  const collect = (value: string) => {
    found.push(...mentionsIn(value));
    return value;
  };
  const format: EventFormat = {
    person: (userId) => {
      found.push(userId);
      return userId;
    },
    name: collect,
    text: collect,
    status: (status) => status,
    strong: (formatted) => formatted,
    icon: () => '',
  };
  describeEvent(event, format);
  return found;
}

function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<@([A-Z0-9_]+)/g)].flatMap(([, id]) => id ?? []);
}
