import type { Timestamp } from '../../base/timestamp.js';

/** The key attributes of one item; the index keys are absent where an item is not in that index. */
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

export type Visibility = 'public' | 'private';

interface IncidentKeyParts {
  incident_id: string;
  status: string;
  severity: string;
  service: string;
  created_at: Timestamp;
  visibility: Visibility;
}

/**
 * Every key of every item, from the record alone. No key string is written anywhere else. The formats are
 * those of docs/data-access-patterns.md; docs/decisions/0003 tells what it leaves open.
 */
export const keysOf = {
  incident: (r: IncidentKeyParts): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: sk.metadata,
    GSI1PK: `${shelf(r.visibility)}STATUS#${r.status}`,
    GSI1SK: `SEVERITY#${r.severity}#INCIDENT#${r.incident_id}`,
    GSI2PK: `${shelf(r.visibility)}SERVICE#${r.service}`,
    GSI2SK: r.created_at,
    GSI3PK: `${shelf(r.visibility)}DATE#${r.created_at.slice(0, 10)}`,
    GSI3SK: timeKey(r.created_at),
  }),
  event: (r: { incident_id: string; timestamp: Timestamp; event_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `EVENT#${r.timestamp}#${r.event_id}`,
  }),
  comment: (r: { incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `COMMENT#${r.timestamp}`,
  }),
  participant: (r: { incident_id: string; user_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `USER#${r.user_id}`,
    GSI2PK: `USER#${r.user_id}`,
    GSI2SK: pk.incident(r.incident_id),
  }),
  summary: (r: { incident_id: string; timestamp: Timestamp }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `SUMMARY#${r.timestamp}`,
  }),
  /** While it is open a task stands in its owner's list; nobody's list grows with what is done. */
  task: (r: {
    incident_id: string;
    timestamp: Timestamp;
    state: string;
    owner?: string | undefined;
  }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: `TASK#${r.timestamp}`,
    ...(r.state === 'open' &&
      r.owner !== undefined && { GSI2PK: index.tasks(r.owner), GSI2SK: `TASK#${r.timestamp}` }),
  }),
  /** Holds the newest number among an incident's tasks. */
  taskCounter: (r: { incident_id: string }): ItemKeys => ({ PK: pk.incident(r.incident_id), SK: 'TASKS' }),
  /** What of its reminders was sent; not on METADATA, which two indexes copy. */
  reminders: (r: { incident_id: string }): ItemKeys => ({
    PK: pk.incident(r.incident_id),
    SK: 'REMINDERS',
  }),
  openHome: (r: { user_id: string }): ItemKeys => ({ PK: HOMES, SK: `USER#${r.user_id}` }),
  channelLink: (r: { channel_id: string }): ItemKeys => ({ PK: `CHANNEL#${r.channel_id}`, SK: 'INCIDENT' }),
  counter: (r: { name: string }): ItemKeys => ({ PK: 'COUNTER', SK: r.name }),
  /** Open requests stand in a sparse index partition, so that the sweep finds them without reading others. */
  request: (r: { request_id: string; state: string; created_at: Timestamp }): ItemKeys => ({
    PK: `REQUEST#${r.request_id}`,
    SK: 'REQUEST',
    ...(r.state === 'OPEN' && { GSI3PK: OPEN_REQUESTS, GSI3SK: timeKey(r.created_at) }),
  }),
};

export const pk = {
  incident: (incidentId: string) => `INCIDENT#${incidentId}`,
};

export const sk = {
  metadata: 'METADATA',
  prefix: { event: 'EVENT#', comment: 'COMMENT#', participant: 'USER#', summary: 'SUMMARY#', task: 'TASK#' },
};

export const OPEN_REQUESTS = 'REQUEST#OPEN';
export const HOMES = 'HOMES';

export const index = {
  status: (status: string, visibility: Visibility = 'public') => `${shelf(visibility)}STATUS#${status}`,
  /** With the closing `#`, so that P1 never matches P10; the documented prefix is a prefix of this one. */
  severity: (severity: string) => `SEVERITY#${severity}#`,
  service: (service: string, visibility: Visibility = 'public') => `${shelf(visibility)}SERVICE#${service}`,
  user: (userId: string) => `USER#${userId}`,
  tasks: (userId: string) => `USER#${userId}#TASKS`,
  date: (day: string, visibility: Visibility = 'public') => `${shelf(visibility)}DATE#${day}`,
  time: (timestamp: Timestamp) => timeKey(timestamp),
};

/** Right after every sort key of a prefix: `#` is followed by `$` in order. */
export function endOfPrefix(prefix: string): string {
  return `${prefix.slice(0, -1)}$`;
}

/** The parts of an incident's sort key, for records whose own attributes lack them. */
export function parseSortKey(sortKey: string): { kind: string; first: string; rest: string } {
  const [kind = '', first = '', ...rest] = sortKey.split('#');
  return { kind, first, rest: rest.join('#') };
}

export function incidentIdOf(partitionKey: string): string {
  return partitionKey.slice('INCIDENT#'.length);
}

/** Private incidents keep out of the partitions that everybody's lists read. */
function shelf(visibility: Visibility): string {
  return visibility === 'private' ? 'PRIVATE#' : '';
}

/** Whole seconds: with fractions the documented range query would lose the first second of each day. */
function timeKey(timestamp: Timestamp): string {
  return `TIME#${timestamp.slice(0, 19)}Z`;
}
