import type { AlertLane, AlertState } from '../../../incidents/records/alert.js';
import type { AlertGroup } from '../../../incidents/records/alert-group.js';
import type { AlertOutage } from '../../../incidents/records/alert-outage.js';
import type { Request } from '../../../incidents/records/request.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import {
  alertGroupEntity,
  alertOutageEntity,
  alertStateEntity,
  alertsOfIncidentEntity,
} from '../../entities/alert-entities.js';
import { eventEntity } from '../../entities/event-entity.js';
import { requestEntity } from '../../entities/request-entity.js';
import { getMany } from '../../table/batch.js';
import { putNew, readItem, unlessRefused } from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { failedConditions } from '../../table/failures.js';
import { keysOf, pk } from '../../table/keys.js';
import { putItem, queryAll, type TransactItem, transact } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import type { Storable } from '../../table/storable.js';
import type { Table } from '../../table/table-client.js';
import { laneKey, staleGroup } from './alert-deliveries.js';

type GroupRef = Pick<AlertGroup, 'lane' | 'number'>;

/** A group of alerts, read consistently. 1 RRU. */
export async function getAlertGroup(table: Table, ref: GroupRef): Promise<AlertGroup | undefined> {
  const { PK, SK } = keysOf.alertGroup(ref);
  const item = await readItem(table, { PK, SK });
  return item && alertGroupEntity.fromItem(item);
}

/** An incident's groups of alerts, read consistently. 1 RRU for each, and 1 for their list. */
export async function alertGroupsOf(table: Table, incidentId: string): Promise<AlertGroup[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': pk.alertsOf(incidentId) },
    ConsistentRead: true,
  });
  const refs = items.flatMap((item) => alertsOfIncidentEntity.fromItem(item) ?? []);
  const keys = refs.map((ref) => keysOf.alertGroup(ref));
  const found = await getMany(table, keys, { consistent: true });
  return [...found.values()].flatMap((item) => alertGroupEntity.fromItem(item) ?? []);
}

/** The stored state of alerts, by id, read consistently. 1 RRU for each. */
export async function alertStates(
  table: Table,
  alertIds: readonly string[],
): Promise<Map<string, AlertState>> {
  const keys = alertIds.map((alert_id) => keysOf.alertState({ alert_id }));
  const found = await getMany(table, keys, { consistent: true });
  const states = [...found.values()].flatMap((item) => alertStateEntity.fromItem(item) ?? []);
  return new Map(states.map((state) => [state.alert_id, state]));
}

const BEFORE_ALL = '1970-01-01T00:00:00.000000Z';

/** What a route has recently declared, read consistently. 1 RRU. */
export async function getAlertOutage(table: Table, outage: string): Promise<AlertOutage> {
  const { PK, SK } = keysOf.alertOutage({ outage });
  const item = await readItem(table, { PK, SK });
  return (
    (item && alertOutageEntity.fromItem(item)) ?? { outage, last_at: BEFORE_ALL, groups: [], version: 0 }
  );
}

/** Throws StaleReadError if it has changed since it was read. 1 WRU. */
export async function saveAlertOutage(table: Table, { version, ...outage }: AlertOutage): Promise<void> {
  const item = alertOutageEntity.toItem({ ...outage, version: version + 1 });
  const { Put } = putIfUnchanged(table, item, version === 0 ? undefined : { version });
  if (!(await unlessRefused(() => putItem(table, Put)))) throw staleGroup(undefined);
}

interface Change<T> {
  /** The item as it was read; undefined for a new one. */
  before: T | undefined;
  after: T;
}

/** Changes to some alerts and their groups. */
export interface AlertBatch {
  /** The lane as it was read; the batch has its newest group. Other groups may belong to other lanes. */
  lane: AlertLane;
  states: readonly Change<AlertState>[];
  groups: readonly Change<AlertGroup>[];
}

/** DynamoDB's limit is 100 writes, including the groups and the lane. */
export const ALERTS_AT_ONCE = 90;

/**
 * Writes changes to alerts together with the counts of their groups, so that the counts are right
 * whatever fails. Throws StaleReadError if something has changed since it was read. 2 WRU for each
 * alert, and 4 to 8 for a group.
 */
export async function saveAlertBatch(table: Table, { lane, states, groups }: AlertBatch): Promise<void> {
  const own = groups.filter(({ after }) => after.lane === lane.lane);
  const newest = Math.max(lane.group, ...own.map(({ after }) => after.number));
  const items = [
    ...groups.map((change) => buildGroupPut(table, change)),
    ...states.map((change) => buildStatePut(table, change)),
    ...(newest > lane.group ? [buildNextGroup(table, lane, newest)] : []),
  ];
  await transactUnlessStale(table, items);
}

export interface GroupChange {
  before: AlertGroup;
  after: AlertGroup;
  /** Events to add to its incident's timeline. */
  events?: readonly TimelineEvent[];
  /** A job that the change opens. */
  request?: Request | undefined;
}

/**
 * Changes a group. Throws StaleReadError if it has changed since it was read, or if the request row already
 * exists. 4 to 8 WRU, and 2 for each event.
 */
export async function saveAlertGroup(
  table: Table,
  { before, after, events = [], request }: GroupChange,
): Promise<AlertGroup> {
  const next = { ...after, version: before.version + 1 };
  const isNewlyLinked = after.incident_id !== undefined && before.incident_id === undefined;
  await transactUnlessStale(table, [
    buildGroupPut(table, { before, after: next }),
    ...events.map((event) => ({ Put: putNew(table.name, queueForSinks(table, eventEntity.toItem(event))) })),
    ...(request ? [{ Put: putNew(table.name, requestEntity.toItem(request)) }] : []),
    ...(isNewlyLinked ? [buildLink(table, after, after.incident_id ?? '')] : []),
  ]);
  return next;
}

function buildGroupPut(table: Table, { before, after }: Change<AlertGroup>): TransactItem {
  return putIfUnchanged(table, alertGroupEntity.toItem(after), before && { version: before.version });
}

function buildStatePut(table: Table, { before, after }: Change<AlertState>): TransactItem {
  return putIfUnchanged(
    table,
    alertStateEntity.toItem(after),
    before && { status: before.status, at: before.at, lane: before.lane, group: before.group },
  );
}

function putIfUnchanged(table: Table, item: Storable, before: Item | undefined) {
  if (!before) return { Put: putNew(table.name, item) };
  const names = Object.keys(before);
  return {
    Put: {
      TableName: table.name,
      Item: item,
      ConditionExpression: names.map((name) => `#${name} = :${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, before[name]])),
    },
  };
}

function buildNextGroup(table: Table, { lane, group }: AlertLane, next: number): TransactItem {
  return {
    Update: {
      TableName: table.name,
      Key: laneKey(lane),
      UpdateExpression: 'SET #group = :next',
      ConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': 'group' },
      ExpressionAttributeValues: { ':group': group, ':next': next },
    },
  };
}

function buildLink(table: Table, { lane, number, opened_at }: AlertGroup, incident_id: string): TransactItem {
  const item = alertsOfIncidentEntity.toItem({ incident_id, lane, number, opened_at });
  return { Put: { TableName: table.name, Item: item } };
}

async function transactUnlessStale(table: Table, items: readonly TransactItem[]): Promise<void> {
  try {
    await transact(table, items);
  } catch (error) {
    throw failedConditions(error).length > 0 ? staleGroup(error) : error;
  }
}
