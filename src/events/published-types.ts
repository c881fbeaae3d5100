import * as z from 'zod';
import type { EventType } from '../incidents/event-catalog.js';

interface PublishedType {
  /** `incident.declared`; published as `aegis.incident.declared.v1`. */
  name: string;
  about: string;
  /** What changed; other attributes aren't published. */
  change: z.ZodObject;
}

const text = z.string();
const userId = z.string().describe("Slack's id of a person");
const status = z.string().describe('`OPEN`, `ACKNOWLEDGED`, `MITIGATING`, `RESOLVED`, `CLOSED`');
const severity = z.string().describe('`P0` to `P4`');
const nothing = z.object({});
const fromTo = (value: z.ZodType<string>) => z.object({ from: value.optional(), to: value.optional() });
const task = z.object({
  task: text.optional().describe("the task's number in its incident"),
  owner: userId.optional(),
});

const channel = (about: string, name: string): PublishedType => ({
  name: `channel.${name}`,
  about,
  change: nothing,
});

/** How each kind of event is published. The compiler asks for an entry for each kind in the event catalog. */
const PUBLISHED = {
  INCIDENT_DECLARED: {
    name: 'incident.declared',
    about: 'someone declared an incident',
    change: z.object({ severity: severity.optional(), service: text.optional(), title: text.optional() }),
  },
  STATUS_CHANGED: { name: 'incident.status_changed', about: 'its status changed', change: fromTo(status) },
  STATUS_CONFIRMED: {
    name: 'incident.status_confirmed',
    about: 'someone said that its status is still right',
    change: fromTo(status),
  },
  SEVERITY_CHANGED: {
    name: 'incident.severity_changed',
    about: 'its severity changed',
    change: fromTo(severity),
  },
  ROLE_ASSIGNED: {
    name: 'role.assigned',
    about: 'someone got a role',
    change: z.object({ role: text.optional(), from: userId.optional(), user_id: userId.optional() }),
  },
  HANDED_OVER: {
    name: 'role.handed_over',
    about: 'command was handed over',
    change: z.object({ role: text.optional(), from: userId.optional(), user_id: userId.optional() }),
  },
  INCIDENT_EDITED: {
    name: 'incident.edited',
    about: 'its title, its service, or when it began or was detected changed',
    change: z.object({
      title: text.optional(),
      service: text.optional(),
      from_title: text.optional(),
      from_service: text.optional(),
      started_at: text.optional().describe('empty when it was removed'),
      from_started_at: text.optional(),
      detected_at: text.optional().describe('empty when it was removed'),
      from_detected_at: text.optional(),
    }),
  },
  TIMES_CHANGED: {
    name: 'incident.times_changed',
    about: 'someone corrected when the problem began or was detected',
    change: z.object({
      time: text.optional().describe('`started_at` or `detected_at`'),
      from: text.optional(),
      to: text.optional(),
    }),
  },
  VISIBILITY_CHANGED: {
    name: 'incident.visibility_changed',
    about: 'it was made public or private; only sinks that get private incidents get the latter',
    change: fromTo(text),
  },
  UPDATE_POSTED: { name: 'update.posted', about: 'an update for stakeholders was posted', change: nothing },
  PARTICIPANT_JOINED: { name: 'participant.joined', about: 'someone joined the incident', change: nothing },
  PARTICIPANT_LEFT: { name: 'participant.left', about: 'someone left the incident', change: nothing },
  BOT_MESSAGE: { name: 'message.changed', about: 'a bot changed its message', change: nothing },
  MESSAGE_MARKED: {
    name: 'message.marked',
    about: 'someone marked or pinned a message, or changed a marked one',
    change: nothing,
  },
  TOPIC_CHANGED: channel('its topic was set', 'topic_changed'),
  PURPOSE_CHANGED: channel('its description was set', 'purpose_changed'),
  CHANNEL_RENAMED: channel('it was renamed', 'renamed'),
  CHANNEL_ARCHIVED: channel('it was archived', 'archived'),
  CHANNEL_UNARCHIVED: channel('it was unarchived', 'unarchived'),
  CHANNEL_DELETED: channel('it was deleted', 'deleted'),
  CHANNEL_MADE_PRIVATE: channel('it was made private', 'made_private'),
  CHANNEL_MADE_PUBLIC: channel('it was made public', 'made_public'),
  CHANNEL_SHARED: channel('it was shared with another organization', 'shared'),
  CHANNEL_UNSHARED: channel('it is no longer shared with an organization', 'unshared'),
  CHANNEL_ID_CHANGED: {
    name: 'channel.id_changed',
    about: 'it has another id in Slack',
    change: fromTo(text),
  },
  AEGIS_REMOVED: channel('Aegis was removed from it', 'aegis_removed'),
  POSTING_PERMISSIONS_CHANGED: channel('who may post in it changed', 'posting_permissions_changed'),
  TASK_ADDED: { name: 'task.added', about: 'a task was added', change: task },
  TASK_DONE: { name: 'task.done', about: 'a task is done', change: task },
  TASK_REOPENED: { name: 'task.reopened', about: 'a task is open again', change: task },
  TASK_RESCHEDULED: { name: 'task.rescheduled', about: 'a task is due at another time', change: task },
  TASK_ASSIGNED: { name: 'task.assigned', about: 'a task has another owner', change: task },
  ALERT: {
    name: 'alert.changed',
    about: 'alerts of it began to fire or were resolved; many at once are one event',
    change: z.object({
      status: text.optional().describe('`firing` or `resolved`'),
      count: text.optional().describe('how many alerts'),
      at: text.optional().describe('when, as the source says; only of a single alert'),
      url: text.optional(),
    }),
  },
  PAGED: {
    name: 'page.sent',
    about: 'someone paged the on-call responder for a service',
    change: z.object({ service: text.optional() }),
  },
  PAGE_ACKNOWLEDGED: {
    name: 'page.acknowledged',
    about: 'someone took a page',
    change: z.object({ service: text.optional(), by: text.optional().describe('as PagerDuty names them') }),
  },
  GAP: { name: 'record.gap', about: 'messages may be missing from the record', change: nothing },
  RECORD_EXPORTED: {
    name: 'record.exported',
    about: 'someone exported the record',
    change: z.object({
      format: text.optional(),
      head: text.optional().describe('the last hash of its chain'),
    }),
  },
  MESSAGE_REDACTED: { name: 'message.redacted', about: 'someone redacted a message', change: nothing },
  RESOLUTION_NOTE: { name: 'resolution.noted', about: 'what resolved it was noted', change: nothing },
} as const satisfies Record<EventType, PublishedType>;

/** What isn't an event in the table. */
export const NOTE_ADDED: PublishedType = {
  name: 'note.added',
  about: 'someone wrote a note',
  change: nothing,
};

/** The event that quoted a message is hidden then. */
export const MESSAGE_UNMARKED: PublishedType = {
  name: 'message.unmarked',
  about: 'a marked message lost its last mark or was deleted or redacted; `key` is that of `message.marked`',
  change: nothing,
};

export const SUMMARY_MADE = {
  name: 'summary.made',
  about: 'a summary for everyone was made',
  change: z.object({
    kind: text.describe('`state`, `since`, `as-of`, `handoff` or `postmortem`'),
    made_by: text,
  }),
};

/** Events that another program wrote. */
const UNKNOWN_RECORDED: PublishedType = {
  name: 'record.added',
  about: 'another program added an event to the record',
  change: nothing,
};

export const ALL_PUBLISHED: readonly PublishedType[] = [
  ...Object.values(PUBLISHED),
  NOTE_ADDED,
  MESSAGE_UNMARKED,
  SUMMARY_MADE,
  UNKNOWN_RECORDED,
];

export function publishedType(type: string): PublishedType {
  return Object.hasOwn(PUBLISHED, type) ? PUBLISHED[type as EventType] : UNKNOWN_RECORDED;
}

/** Whether a sink asked for a type: `task.*` or the whole name. */
export function isWanted(
  types: readonly string[] | undefined,
  { name }: Pick<PublishedType, 'name'>,
): boolean {
  return types === undefined || types.includes(name) || types.includes(`${name.split('.')[0]}.*`);
}
