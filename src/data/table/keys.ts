import type { Timestamp } from '../../base/timestamp.js';
import { isDrill } from '../../incidents/drill-id.js';

/** The key attributes of one item; index keys are absent if the item isn't in that index. */
export interface ItemKeys {
  PK: string;
  SK: string;
  GSI1PK?: string;
  GSI1SK?: string;
  GSI2PK?: string;
  GSI2SK?: string;
  GSI3PK?: string;
  GSI3SK?: string;
}

export const VISIBILITIES = ['public', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

interface IncidentKeyParts {
  incident_id: string;
  status: string;
  severity: string;
  service: string;
  created_at: Timestamp;
  visibility: Visibility;
}

/** Prefixes of keys and their parts. */
const PREFIX = {
  incident: 'INCIDENT#',
  channel: 'CHANNEL#',
  request: 'REQUEST#',
  file: 'FILE#',
  copy: 'COPY#',
  migration: 'MIGRATION#',
  segment: 'SEGMENT#',
  event: 'EVENT#',
  comment: 'COMMENT#',
  user: 'USER#',
  summary: 'SUMMARY#',
  task: 'TASK#',
  alerts: 'ALERTS#',
  alert: 'ALERT#',
  group: 'GROUP#',
  delivery: 'DELIVERY#',
  sink: 'SINK#',
} as const;

export const pk = {
  incident: (incidentId: string) => `${PREFIX.incident}${incidentId}`,
  prefix: {
    incident: PREFIX.incident,
    channel: PREFIX.channel,
    request: PREFIX.request,
    file: PREFIX.file,
    copy: PREFIX.copy,
    migration: PREFIX.migration,
    alerts: PREFIX.alerts,
    sink: PREFIX.sink,
  },
  /** Alerts with the same route and service. */
  alertLane: (lane: string) => `${PREFIX.alerts}${lane}`,
  /**
   * Deliveries that are handled together. They have their own partition, so that
   * reading them reads nothing else.
   */
  alertDeliveries: (r: { lane: string; generation: number }) => `${PREFIX.alerts}${r.lane}#${r.generation}`,
  alertsOf: (incidentId: string) => `${PREFIX.alerts}${PREFIX.incident}${incidentId}`,
  counter: 'COUNTER',
  /** People who have App Home open. */
  homes: 'HOMES',
};

export const sk = {
  metadata: 'METADATA',
  /** Holds the highest number among an incident's tasks. */
  taskCounter: 'TASKS',
  reminders: 'REMINDERS',
  drill: 'DRILL',
  /** How far the record has been compared with Slack. */
  historyCheck: 'SLACK_HISTORY',
  /** The row whose expiry says that an incident is due for the archive; not part of the record. */
  archiveDue: 'ARCHIVE#DUE',
  /** Which objects are the incident's archives; not part of the record. */
  archiveObjects: 'ARCHIVE#OBJECTS',
  channelLink: 'INCIDENT',
  request: 'REQUEST',
  prefix: {
    event: PREFIX.event,
    comment: PREFIX.comment,
    participant: PREFIX.user,
    summary: PREFIX.summary,
    task: PREFIX.task,
    segment: PREFIX.segment,
  },
};

/** The index partition of requests that aren't finished. */
export const OPEN_REQUESTS = `${PREFIX.request}OPEN`;

/** The index partition of open tasks whose owner hasn't been reminded, by due time. */
export const DUE_TASKS = `${PREFIX.task}DUE`;

const TIME = 'TIME#';

/** The time of an entry in an index partition that's ordered by time. */
export function timeOfIndexKey(sortKey: string): Timestamp {
  return sortKey.slice(TIME.length);
}

/** Index partitions of items that wait for event sinks, and of items that wait only for failing ones. */
export const OUTBOX = { new: 'OUTBOX#NEW', late: 'OUTBOX#LATE' } as const;
export type OutboxLane = keyof typeof OUTBOX;

/**
 * Builds every key of every item, from the record alone. No other file builds key strings. The formats are
 * those of docs/data-access-patterns.md; docs/decisions/0003 covers what it leaves open.
 */
export const keysOf = {
  incident: (r: IncidentKeyParts): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.metadata,
    ...unlessDrill(r, {
      GSI1PK: index.status(r.status, r.visibility),
      GSI1SK: `${index.severity(r.severity)}${PREFIX.incident}${r.incident_id}`,
      GSI2PK: index.service(r.service, r.visibility),
      GSI2SK: r.created_at,
      GSI3PK: index.date(r.created_at.slice(0, 10), r.visibility),
      GSI3SK: index.time(r.created_at),
    }),
  }),
  event: (r: { incident_id: string; timestamp: Timestamp; event_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `${PREFIX.event}${r.timestamp}#${r.event_id}`,
  }),
  comment: (r: { incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `${PREFIX.comment}${r.timestamp}`,
  }),
  participant: (r: { incident_id: string; user_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: index.user(r.user_id),
    ...unlessDrill(r, { GSI2PK: index.user(r.user_id), GSI2SK: pk.incident(r.incident_id) }),
  }),
  summary: (r: { incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `${PREFIX.summary}${r.timestamp}`,
  }),
  /** A task is in its owner's list only while it's open, so the list doesn't grow with finished tasks. */
  task: (r: TaskKeyParts): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `${PREFIX.task}${r.timestamp}`,
    ...(!isDrill(r.incident_id) &&
      r.state === 'open' &&
      r.owner !== undefined && { GSI2PK: index.tasks(r.owner), GSI2SK: `${PREFIX.task}${r.timestamp}` }),
    ...(!isDrill(r.incident_id) &&
      r.state === 'open' &&
      r.due !== undefined &&
      r.reminded_at === undefined && { GSI3PK: DUE_TASKS, GSI3SK: index.time(r.due) }),
  }),
  taskCounter: (r: { incident_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.taskCounter,
  }),
  /** Which reminders were sent. Not stored on METADATA, which two indexes copy. */
  reminders: (r: { incident_id: string }): ItemKeys => ({ PK: pk.incident(r.incident_id), SK: sk.reminders }),
  /** How far a drill has been played. */
  drill: (r: { incident_id: string }): ItemKeys => ({ PK: pk.incident(r.incident_id), SK: sk.drill }),
  historyCheck: (r: { incident_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.historyCheck,
  }),
  archiveDue: (r: { incident_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.archiveDue,
  }),
  archiveObjects: (r: { incident_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.archiveObjects,
  }),
  openHome: (r: { user_id: string }): ItemKeys => ({ PK: pk.homes, SK: index.user(r.user_id) }),
  channelLink: (r: { channel_id: string }): ItemKeys => ({
    PK: `${PREFIX.channel}${r.channel_id}`,
    SK: sk.channelLink,
  }),
  /** Records that a message has a file: the event about a file's deletion names only the file. */
  fileUse: (r: { file_id: string; incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: `${PREFIX.file}${r.file_id}`,
    SK: `${PREFIX.incident}${r.incident_id}#${PREFIX.comment}${r.timestamp}`,
  }),
  /**
   * Records that an incident has a copy of another channel's message: an edit or
   * deletion there names only the channel.
   */
  messageCopy: (r: { channel_id: string; incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: `${PREFIX.copy}${r.channel_id}#${r.timestamp}`,
    SK: `${PREFIX.incident}${r.incident_id}`,
  }),
  /** Records that a file was deleted, for messages with it that arrive later. */
  fileDeletion: (r: { file_id: string }): ItemKeys => ({ PK: `${PREFIX.file}${r.file_id}`, SK: 'DELETED' }),
  /** Records that a file changed, for messages that arrive later and have its old state. */
  fileChange: (r: { file_id: string }): ItemKeys => ({ PK: `${PREFIX.file}${r.file_id}`, SK: 'CHANGED' }),
  incidentCounter: (): ItemKeys => ({ PK: pk.counter, SK: 'INCIDENT' }),
  /** Drills have their own numbers, so that they leave no gaps among incidents. */
  drillCounter: (): ItemKeys => ({ PK: pk.counter, SK: 'DRILL' }),
  /** Open requests are in a sparse index partition, so that the sweep finds them without reading others. */
  request: (r: { request_id: string; state: string; created_at: Timestamp }): ItemKeys => ({
    PK: `${PREFIX.request}${r.request_id}`,
    SK: sk.request,
    ...(r.state === 'OPEN' && { GSI3PK: OPEN_REQUESTS, GSI3SK: index.time(r.created_at) }),
  }),
  alertLane: (r: { lane: string }): ItemKeys => ({ PK: pk.alertLane(r.lane), SK: 'LANE' }),
  alertDelivery: (r: { lane: string; generation: number; delivery_id: string }): ItemKeys => ({
    PK: pk.alertDeliveries(r),
    SK: `${PREFIX.delivery}${r.delivery_id}`,
  }),
  /** Doesn't belong to a lane: later deliveries of an alert may take another route. */
  alertState: (r: { alert_id: string }): ItemKeys => ({
    PK: `${PREFIX.alerts}${PREFIX.alert}${r.alert_id}`,
    SK: 'STATE',
  }),
  alertOutage: (r: { outage: string }): ItemKeys => ({ PK: pk.alertLane(r.outage), SK: 'OUTAGE' }),
  alertGroup: (r: { lane: string; number: number }): ItemKeys => ({
    PK: pk.alertLane(r.lane),
    SK: `${PREFIX.group}${r.number}`,
  }),
  /** Records that an incident has a group of alerts. */
  alertsOfIncident: (r: { incident_id: string; lane: string; number: number }): ItemKeys => ({
    PK: pk.alertsOf(r.incident_id),
    SK: `${PREFIX.group}${r.lane}#${r.number}`,
  }),
  /**
   * While it waits for sinks, an event, a note or a summary is in an index partition, in order of writing.
   */
  outbox: (r: {
    queued_at: Timestamp;
    is_late?: boolean;
  }): Required<Pick<ItemKeys, 'GSI3PK' | 'GSI3SK'>> => ({
    GSI3PK: r.is_late ? OUTBOX.late : OUTBOX.new,
    GSI3SK: `${TIME}${r.queued_at}`,
  }),
  sink: (r: { sink: string }): ItemKeys => ({ PK: `${PREFIX.sink}${r.sink}`, SK: 'STATE' }),
  migrationSegment: (r: { name: string; number: number }): ItemKeys => ({
    PK: `${PREFIX.migration}${r.name}`,
    SK: `${PREFIX.segment}${r.number}`,
  }),
  migrationSwitch: (r: { name: string }): ItemKeys => ({
    PK: `${PREFIX.migration}${r.name}`,
    SK: 'SWITCHED',
  }),
};

/** A drill is in no index, so no list, schedule or statistic finds it. */
function unlessDrill<Keys extends object>(
  { incident_id }: { incident_id: string },
  keys: Keys,
): Keys | object {
  return isDrill(incident_id) ? {} : keys;
}

interface TaskKeyParts {
  incident_id: string;
  timestamp: Timestamp;
  state: string;
  owner?: string | undefined;
  due?: Timestamp | undefined;
  reminded_at?: Timestamp | undefined;
}

export const index = {
  status: (status: string, visibility: Visibility = 'public') => `${shelf(visibility)}STATUS#${status}`,
  /** With the closing `#`, so that P1 never matches P10; the documented prefix is a prefix of this one. */
  severity: (severity: string) => `SEVERITY#${severity}#`,
  service: (service: string, visibility: Visibility = 'public') => `${shelf(visibility)}SERVICE#${service}`,
  user: (userId: string) => `${PREFIX.user}${userId}`,
  tasks: (userId: string) => `${PREFIX.user}${userId}#TASKS`,
  date: (day: string, visibility: Visibility = 'public') => `${shelf(visibility)}DATE#${day}`,
  time: (timestamp: Timestamp) => timeKey(timestamp),
};

/** Keeps private incidents out of the partitions that serve everyone's lists. */
function shelf(visibility: Visibility): string {
  return visibility === 'private' ? 'PRIVATE#' : '';
}

/** Whole seconds: with fractions, the documented range query would lose the first second of each day. */
function timeKey(timestamp: Timestamp): string {
  return `${TIME}${timestamp.slice(0, 19)}Z`;
}
