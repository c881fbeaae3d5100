import { StaleReadError } from '../../../base/errors.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Request } from '../../../incidents/records/request.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { buildSentinelChange } from '../../archive-store/archive-sentinel.js';
import { eventEntity } from '../../entities/event-entity.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { requestEntity } from '../../entities/request-entity.js';
import { putNew } from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { DuplicateRequestError, failedConditions } from '../../table/failures.js';
import { type ItemKeys, keysOf } from '../../table/keys.js';
import { type TransactItem, transact } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import type { Table } from '../../table/table-client.js';

export interface IncidentChange {
  /** The incident as it was read; the write fails if it has changed since. */
  before: Incident;
  /** The attributes to change; undefined removes one. */
  set: { [K in keyof Incident]?: Incident[K] | undefined };
  event: TimelineEvent;
  /** The job that announces the change, written in the same transaction. */
  request?: Request | undefined;
}

function afterChange({ before, set, event }: IncidentChange): Incident {
  const next = { updated_at: event.timestamp, version: before.version + 1 };
  const after: Record<string, unknown> = Object.assign({}, before, set, next);
  for (const name in after) if (after[name] === undefined) delete after[name];
  return after as Incident;
}

function buildChange(
  table: Table,
  { before, event, request }: IncidentChange,
  after: Incident,
): TransactItem[] {
  const stored = Object.assign<ItemKeys, Item>(keysOf.incident(before), before);
  return [
    { Update: buildVersionedUpdate(table.name, stored, incidentEntity.toItem(after)) },
    { Put: putNew(table.name, queueForSinks(table, eventEntity.toItem(event))) },
    ...(request ? [{ Put: putNew(table.name, requestEntity.toItem(request)) }] : []),
    ...buildSentinelChange(table.name, before, after),
  ];
}

/**
 * Changes an incident and writes the event that describes the change, in one transaction; index keys follow
 * the attributes. Throws ConflictError if the incident changed since it was read or is gone, and
 * DuplicateRequestError if the request row already exists. 8 WRU for a status, 3 more with a request, and 2
 * more for closing or reopening, for the sentinel that schedules archiving.
 */
export async function changeIncident(table: Table, change: IncidentChange): Promise<Incident> {
  const after = afterChange(change);
  try {
    await transact(table, buildChange(table, change, after));
  } catch (error) {
    const failed = failedConditions(error);
    if (failed.length === 0) throw error;
    if (change.request && failed.includes(2)) throw new DuplicateRequestError();
    throw new StaleReadError(
      `${change.before.incident_id} was changed by someone else just now. Run \`/incident show\` and try again.`,
      {
        cause: error,
      },
    );
  }
  return after;
}

type Stored = Item & ItemKeys;

/** Writes only the attributes that differ, which keeps those that other programs added. */
function buildVersionedUpdate(tableName: string, before: Stored, after: Stored) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  for (const [attribute, value] of Object.entries(after)) {
    if (isSame(before[attribute], value)) continue;
    names[`#${attribute}`] = attribute;
    values[`:${attribute}`] = value;
    sets.push(`#${attribute} = :${attribute}`);
  }
  const gone = Object.keys(before).filter((attribute) => !(attribute in after));
  for (const attribute of gone) names[`#${attribute}`] = attribute;
  const removes = gone.map((attribute) => `#${attribute}`);
  // Another program's item may lack a version; its first change by Aegis adds one.
  const unversioned = before.version === 0 ? ' OR attribute_not_exists(#version)' : '';
  return {
    TableName: tableName,
    Key: { PK: before.PK, SK: before.SK },
    UpdateExpression: [
      `SET ${sets.join(', ')}`,
      ...(gone.length ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    // An archived incident is only a stub; a change would turn it into half an incident.
    ConditionExpression: `attribute_exists(PK) AND attribute_not_exists(archive_key) AND (#version = :before${unversioned})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ...values, ':before': before.version },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
