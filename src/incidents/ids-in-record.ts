import { describeEvent } from './describe-event.js';
import { mentionsIn } from './names.js';
import type { IncidentRecord } from './records/incident-record.js';
import type { TimelineEvent } from './records/timeline-event.js';
import type { EventFormat } from './text-format.js';

/**
 * Slack ids of everyone and everything that a record names or mentions, without duplicates, so that they can
 * be shown by name. Participants come first.
 */
export function idsInRecord(record: IncidentRecord): string[] {
  const { incident, comments, events, participants, summaries, tasks } = record;
  const items = [...comments, ...events];
  const ids = [
    incident.channel_id,
    incident.declared_by,
    ...Object.values(incident.roles),
    ...participants.map(({ user_id }) => user_id),
    ...tasks.map(({ owner }) => owner),
    ...items.flatMap(({ user_id, redacted_by }) => [user_id, redacted_by]),
    ...events.flatMap(peopleInEvent),
    // Any text may mention people, so all attributes are searched.
    ...[incident, ...items, ...tasks, ...summaries].flatMap(mentionsInItem),
  ];
  return [...new Set(ids)].filter((id) => id !== undefined && id !== 'unknown') as string[];
}

/** Most texts mention no one, which a quick search shows. */
function mentionsInItem(item: object): string[] {
  const found: string[] = [];
  for (const value of Object.values(item)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (text.includes('<')) found.push(...mentionsIn(text));
  }
  return found;
}

/** Describes an event with a format that only collects the people to name. */
function peopleInEvent(event: TimelineEvent): string[] {
  const found: string[] = [];
  const same = (value: string) => value;
  const format: EventFormat = {
    person: (userId) => {
      found.push(userId);
      return userId;
    },
    name: same,
    text: same,
    dated: same,
    verbatim: same,
    file: ({ name }) => name,
    status: same,
    hash: same,
    strong: same,
    time: () => '',
    icon: () => '',
  };
  describeEvent(event, format);
  return found;
}
