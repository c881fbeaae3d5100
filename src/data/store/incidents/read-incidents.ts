import { drillId } from '../../../incidents/drill-id.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { eventEntity } from '../../entities/event-entity.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { getMany, nameOf } from '../../table/batch.js';
import { readItem } from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { type ItemKeys, keysOf, pk, sk } from '../../table/keys.js';
import { query, updateItem } from '../../table/plain-requests.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

/** The next incident id, `INC-000042`. A number may be skipped but is never reused. */
export async function nextIncidentId(table: Table): Promise<string> {
  return `INC-${String(await count(table, keysOf.incidentCounter())).padStart(6, '0')}`;
}

/** The next id of a drill, `DRILL-000007`. */
export async function nextDrillId(table: Table): Promise<string> {
  return drillId(await count(table, keysOf.drillCounter()));
}

async function count(table: Table, { PK, SK }: ItemKeys): Promise<number> {
  const counter = await updateItem(table, {
    TableName: table.name,
    Key: { PK, SK },
    UpdateExpression: 'ADD #value :one',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'UPDATED_NEW',
  });
  return Number(counter?.value);
}

/** An incident, read consistently; undefined if there's none with this id. 1 RRU. */
export async function getIncident(table: Table, incidentId: string): Promise<Incident | undefined> {
  const item = await readItem(table, { PK: pk.incident(incidentId), SK: sk.metadata });
  return item && incidentEntity.fromItem(item);
}

function buildShow(incidentId: string, events: number) {
  return {
    KeyConditionExpression: 'PK = :pk AND SK <= :metadata',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':metadata': sk.metadata },
    ScanIndexForward: false,
    Limit: events + 1,
  };
}

/**
 * An incident and its newest events, newest first, in one query: METADATA sorts right after the events, so reading
 * backwards from it returns them first. About 1 RRU for 20 events, however long the incident is.
 */
export async function showIncident(
  table: Table,
  incidentId: string,
  events = 20,
): Promise<{ incident: Incident; events: TimelineEvent[] } | undefined> {
  const { items } = await query(table, buildShow(incidentId, events));
  const [metadata, ...rest] = items;
  const incident = metadata?.SK === sk.metadata ? incidentEntity.fromItem(metadata) : undefined;
  if (!incident) return undefined;
  const isHidden = hiddenAt(table.now());
  return {
    incident,
    events: rest
      .filter((item) => isEvent(item) && !isHidden(item))
      .flatMap((item) => eventEntity.fromItem(item) ?? []),
  };
}

/** Any number of incidents by id, in the given order, duplicates included; unknown ids are left out (pattern 9). */
export async function getIncidents(
  table: Table,
  incidentIds: readonly string[],
  options: { consistent?: boolean } = {},
): Promise<Incident[]> {
  const keys = incidentIds.map((id) => ({ PK: pk.incident(id), SK: sk.metadata }));
  const found = await getMany(table, keys, options);
  return keys.flatMap((key) => {
    const item = found.get(nameOf(key));
    return (item && incidentEntity.fromItem(item)) ?? [];
  });
}

function isEvent(item: Item): boolean {
  return String(item.SK).startsWith(sk.prefix.event);
}
