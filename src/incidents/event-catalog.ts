import { changedFields } from './custom-fields.js';
import { describeContent } from './describe-content.js';
import type { TimelineEvent } from './records/timeline-event.js';
import type { EventFormat } from './text-format.js';

type Describe = (event: TimelineEvent, format: EventFormat) => string;

/** The part of an incident that an event sets or confirms; `none` when it leaves the incident as it is. */
export type Part =
  | 'declaration'
  | 'status'
  | 'severity'
  | 'roles'
  | 'title'
  | 'visibility'
  | 'update'
  | 'times'
  | 'none';

/** All that differs between kinds of events. Every kind appears in the timeline and in exports. */
export interface EventKind {
  /** What happened, without its note and who did it. Empty falls back to the stored description. */
  what: Describe;
  /** The free text that came with it, or nothing. */
  note: Describe;
  /** `bot`: its source said it. `user`: `user_id` did it; without one, Aegis or Slack did. */
  actor: 'user' | 'bot';
  /** What goes between what happened and who did it, where ` by ` would be wrong: `Bob is now comms, assigned by Alice`. */
  by?: string;
  part: Part;
  /** What the summarizer reads of it. `note-or-what` reads what happened only where there is no note. */
  transcript: 'omitted' | 'note' | 'note-or-what' | 'what-and-note';
  /**
   * What the digest takes it for. `quoted`: whatever its words say. `result`: something that was done, unless its words
   * say otherwise. `done`, `next`, `background`: that, whatever its words say. `skipped`: housekeeping, or in the headline already.
   */
  digest: 'quoted' | 'result' | 'done' | 'next' | 'background' | 'skipped';
  /** Belongs in the timeline of a post-mortem, even when nobody marked it. */
  isMilestone: boolean;
}

const typedNote: Describe = ({ note }, { text }) => (note === undefined ? '' : text(note));
const subject =
  (noun: string, rest = ''): Describe =>
  (_, { strong }) =>
    `${strong(noun)}${rest}`;

const ordinary = {
  note: typedNote,
  actor: 'user',
  part: 'none',
  transcript: 'note-or-what',
  digest: 'quoted',
  isMilestone: false,
} as const satisfies Omit<EventKind, 'what'>;

/** The digest writes its own words for the new value, so the transcript has only the note. */
const change = { ...ordinary, transcript: 'note' } as const;

/** About the channel or the record rather than the problem. */
const housekeeping = { ...ordinary, digest: 'skipped' } as const;

const presence = (verb: string): EventKind => ({
  ...ordinary,
  what: ({ user_id = '' }, { person }) => `${person(user_id)} ${verb}`,
  transcript: 'omitted',
});

const task = (verb: string, digest: 'done' | 'next'): EventKind => ({
  ...ordinary,
  digest,
  what({ detail: { task, owner } = {} }, { name, person, strong }) {
    if (task === undefined) return '';
    return `${strong(`Task ${name(task)}`)} ${verb}${owner === undefined ? '' : ` for ${person(owner)}`}`;
  },
});

/** Before a change that takes back another one. */
const undone = (undoes: string | undefined) => (undoes === undefined ? '' : 'Undone: ');

/** An empty time was removed. */
const editedTime = (label: string, at: string, { strong, time }: EventFormat) =>
  `${strong(label)} at ${at === '' ? 'an unknown time' : time(at)}`;

/** Older events don't say what it was before. */
const renamed = (
  noun: string,
  { from, to }: { from: string | undefined; to: string },
  { name, strong }: EventFormat,
) =>
  from === undefined
    ? `${strong(noun)} is now ${name(to)}`
    : `${strong(noun)} ${name(from)} → ${strong(name(to))}`;

/** What Aegis writes, by type. */
const CATALOG = {
  INCIDENT_DECLARED: {
    what: ({ detail: { severity } = {} }, { name, strong }) =>
      `${strong('Declared')}${severity === undefined ? '' : ` ${name(severity)}`}`,
    note: ({ detail, note, description }, { name, text }) =>
      detail?.title === undefined ? text(note ?? description) : name(detail.title),
    actor: 'user',
    part: 'declaration',
    transcript: 'note',
    digest: 'skipped',
    isMilestone: true,
  },
  STATUS_CHANGED: {
    ...change,
    digest: 'result',
    what: ({ detail: { from, to, undoes } = {} }, { status, strong }) =>
      from === undefined || to === undefined
        ? ''
        : `${undone(undoes)}${strong('Status')} ${status(from)} → ${strong(status(to))}`,
    part: 'status',
    isMilestone: true,
  },
  STATUS_CONFIRMED: {
    ...change,
    what: ({ detail: { to } = {} }, { status, strong }) =>
      to === undefined ? '' : `${strong('Status')} still ${strong(status(to))}`,
    part: 'status',
  },
  SEVERITY_CHANGED: {
    ...change,
    what: ({ detail: { from, to, undoes } = {} }, { name, strong }) =>
      from === undefined || to === undefined
        ? ''
        : `${undone(undoes)}${strong('Severity')} ${name(from)} → ${strong(name(to))}`,
    part: 'severity',
    isMilestone: true,
  },
  ROLE_ASSIGNED: {
    ...ordinary,
    what({ detail: { role, user_id, from } = {} }, { name, person, strong }) {
      if (role === undefined || user_id === undefined) return '';
      const before = from === undefined ? '' : ` instead of ${person(from)}`;
      return `${person(user_id)} is now ${strong(name(role))}${before}`;
    },
    by: ', assigned by ',
    part: 'roles',
    transcript: 'what-and-note',
    digest: 'skipped',
  },
  /** The note says why. */
  PAGED: {
    ...ordinary,
    what: ({ detail = {} }, { name, strong }) => `${strong('Paged')} ${name(detail.service ?? '')}`,
    transcript: 'what-and-note',
    digest: 'background',
    isMilestone: true,
  },
  HANDED_OVER: {
    ...ordinary,
    what({ detail: { from, user_id } = {} }, { person, strong }) {
      if (user_id === undefined) return '';
      const holder = from === undefined ? '' : ` from ${person(from)}`;
      return `${strong('Command')} handed over${holder} to ${person(user_id)}`;
    },
    part: 'roles',
    transcript: 'what-and-note',
    digest: 'background',
    isMilestone: true,
  },
  INCIDENT_EDITED: {
    ...housekeeping,
    what({ detail = {} }, format) {
      const { name, strong } = format;
      const { title, service, from_title, from_service, started_at, detected_at } = detail;
      const changes = [
        title !== undefined &&
          title !== from_title &&
          renamed('Title', { from: from_title, to: title }, format),
        service !== undefined &&
          service !== from_service &&
          renamed('Service', { from: from_service, to: service }, format),
        ...changedFields(detail).map(
          ({ label, value }) => `${strong(label)} ${value === '' ? 'removed' : `is now ${name(value)}`}`,
        ),
        started_at !== undefined && editedTime('Began', started_at, format),
        detected_at !== undefined && editedTime('Detected', detected_at, format),
      ];
      return changes.filter((one) => one !== false).join(', ');
    },
    by: ', edited by ',
    part: 'title',
  },
  TIMES_CHANGED: {
    ...ordinary,
    what({ detail: { time, to } = {} }, format) {
      if (time === undefined || to === undefined) return '';
      return editedTime(time === 'started_at' ? 'Began' : 'Detected', to, format);
    },
    by: ', set by ',
    part: 'times',
    transcript: 'what-and-note',
    digest: 'background',
  },
  VISIBILITY_CHANGED: {
    ...housekeeping,
    what: ({ detail: { to, cause } = {} }, { name, strong }) =>
      to === undefined
        ? ''
        : `Made ${strong(name(to))}${cause === 'channel' ? `, because its channel was made ${name(to)}` : ''}`,
    part: 'visibility',
  },
  UPDATE_POSTED: {
    ...ordinary,
    what: (_, { icon, strong }) => `${icon('loudspeaker')}${strong('Update')}`,
    part: 'update',
  },
  PARTICIPANT_JOINED: presence('joined'),
  PARTICIPANT_LEFT: presence('left'),
  /** What a bot's message says from a moment on; a message that never changed has no such event. */
  BOT_MESSAGE: {
    ...ordinary,
    what: ({ source }, { name }) => name(source),
    note: ({ note, description }, { text }) => text(note ?? description),
    actor: 'bot',
  },
  /** Quotes a message that someone pinned or marked; its user wrote the message. */
  MESSAGE_MARKED: {
    ...ordinary,
    what: ({ source, user_id }, { icon, name }) =>
      `${icon('pushpin')}Marked message${user_id === undefined ? ` from ${name(source)}` : ''}`,
    note: ({ note, files }, format) => describeContent({ text: note, files }, format),
  },
  /** Aegis sets the topic itself, so it rarely says anything new. */
  TOPIC_CHANGED: { ...ordinary, what: subject('Topic', ' set'), digest: 'background' },
  PURPOSE_CHANGED: { ...housekeeping, what: subject('Description', ' set') },
  CHANNEL_RENAMED: { ...housekeeping, what: subject('Channel', ' renamed') },
  CHANNEL_ARCHIVED: { ...housekeeping, what: subject('Channel', ' archived') },
  CHANNEL_UNARCHIVED: { ...housekeeping, what: subject('Channel', ' unarchived') },
  CHANNEL_DELETED: { ...housekeeping, what: subject('Channel', ' deleted') },
  CHANNEL_MADE_PRIVATE: { ...housekeeping, what: subject('Channel', ' made private') },
  CHANNEL_MADE_PUBLIC: { ...housekeeping, what: subject('Channel', ' made public') },
  CHANNEL_SHARED: { ...housekeeping, what: subject('Channel', ' shared with another organization') },
  CHANNEL_UNSHARED: { ...housekeeping, what: subject('Channel', ' no longer shared with an organization') },
  CHANNEL_ID_CHANGED: {
    ...housekeeping,
    what: subject('Channel', ' has a new id in Slack; the record continues'),
  },
  AEGIS_REMOVED: { ...housekeeping, what: subject('Aegis', ' removed from the channel') },
  POSTING_PERMISSIONS_CHANGED: { ...housekeeping, what: subject('Posting permissions', ' changed') },
  TASK_ADDED: task('added', 'next'),
  TASK_DONE: task('done', 'done'),
  TASK_REOPENED: task('reopened', 'next'),
  TASK_ASSIGNED: {
    ...task('assigned', 'next'),
    what({ user_id, detail: { task: number, owner } = {} }, { name, person, strong }) {
      if (number === undefined) return '';
      const which = strong(`Task ${name(number)}`);
      if (owner === undefined) return `${which} assigned`;
      return `${which} ${owner === user_id ? 'taken by' : 'assigned to'} ${person(owner)}`;
    },
  },
  TASK_RESCHEDULED: task('rescheduled', 'next'),
  /** Slack's reason is in the description. */
  GAP: { ...housekeeping, what: ({ description }, { text }) => text(description) },
  /** One alert, or several that changed together; the first of them are in the note. */
  ALERT: {
    ...ordinary,
    what({ detail: { count = '1', status = '' } = {} }, { name, strong }) {
      return `${strong(count === '1' ? 'Alert' : `${name(count)} alerts`)} ${name(status)}`;
    },
    transcript: 'what-and-note',
  },
  PAGE_ACKNOWLEDGED: {
    ...ordinary,
    what: ({ detail = {} }, { name, strong }) => {
      const by = detail.by === undefined ? '' : ` by ${name(detail.by)}`;
      return `${strong('Page')} of ${name(detail.service ?? '')} acknowledged${by}`;
    },
    digest: 'background',
    isMilestone: true,
  },
  /** Identifies the file, to check whether a copy of it is the real one. */
  RECORD_EXPORTED: {
    ...housekeeping,
    what: ({ detail: { format, head } = {} }, { name, strong }) =>
      head === undefined ? '' : `${strong('Record')} exported as ${name(format ?? '')}, head ${name(head)}`,
    transcript: 'omitted',
  },
  MESSAGE_REDACTED: { ...housekeeping, what: subject('Message', ' redacted') },
  RESOLUTION_NOTE: { ...ordinary, digest: 'result', what: subject('Resolution note') },
} as const satisfies Record<string, EventKind>;

export type EventType = keyof typeof CATALOG;

export const EVENT_TYPES = Object.keys(CATALOG) as EventType[];

/** Another program's events, and Slack's messages of a subtype Aegis doesn't know, are shown as they are. */
const UNKNOWN: EventKind = {
  ...ordinary,
  what: ({ description, type }, { text }) => text(description || type),
};

export function eventKind(type: string): EventKind {
  return Object.hasOwn(CATALOG, type) ? CATALOG[type as EventType] : UNKNOWN;
}

/** The new value when an event changed this part of the incident: `RESOLVED`. Undefined when it only confirmed it. */
export function newValue(
  part: Part,
  { type, detail = {} }: { type?: string | undefined; detail?: Readonly<Record<string, string>> | undefined },
): string | undefined {
  const isChange = type !== undefined && eventKind(type).part === part && detail.from !== detail.to;
  return isChange ? detail.to : undefined;
}

/** What the headline of a summary states. */
export const HEADLINE_PARTS: readonly Part[] = ['declaration', 'severity', 'status'];

/** Whether the headline of a summary may cite events of this type. */
export function isHeadlineType(type = ''): boolean {
  return HEADLINE_PARTS.includes(eventKind(type).part);
}

/** Whether summaries need events of this type however old they are: those of the headline and of roles. */
export function isStateType(type = ''): boolean {
  return isHeadlineType(type) || eventKind(type).part === 'roles';
}
