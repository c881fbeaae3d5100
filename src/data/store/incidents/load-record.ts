import { withoutRepeatedStates } from '../../../incidents/message-state.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { eventEntity } from '../../entities/event-entity.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { participantEntity } from '../../entities/participant-entity.js';
import { summaryEntity } from '../../entities/summary-entity.js';
import { taskEntity } from '../../entities/task-entity.js';
import type { Item } from '../../table/entity.js';
import { pk, sk } from '../../table/keys.js';
import { queryPages } from '../../table/plain-requests.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

/** An incident's whole partition, read consistently; undefined if it has no METADATA. 1 RRU for 4 KB. */
export async function loadRecord(table: Table, incidentId: string): Promise<IncidentRecord | undefined> {
  const isHidden = hiddenAt(table.now());
  const pages = queryPages(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId) },
    ConsistentRead: true,
  });
  const parts: Part[] = [];
  for await (const items of pages) parts.push(partOf(items.filter((item) => !isHidden(item))));
  return whole(parts);
}

/** Builds a record from the items of one incident, which come in sort key order; undefined without METADATA. */
export function recordOf(items: readonly Item[]): IncidentRecord | undefined {
  return whole([partOf(items)]);
}

/** The records among some of an incident's items. */
type Part = Omit<IncidentRecord, 'incident'> & { incidents: IncidentRecord['incident'][] };

function partOf(items: readonly Item[]): Part {
  const read = <T>(prefix: string, fromItem: (item: Item) => T | undefined): T[] =>
    items.filter(({ SK }) => String(SK).startsWith(prefix)).flatMap((item) => fromItem(item) ?? []);
  return {
    incidents: read(sk.metadata, incidentEntity.fromItem),
    participants: read(sk.prefix.participant, participantEntity.fromItem),
    events: read(sk.prefix.event, eventEntity.fromItem),
    comments: read(sk.prefix.comment, commentEntity.fromItem),
    summaries: read(sk.prefix.summary, summaryEntity.fromItem),
    tasks: read(sk.prefix.task, taskEntity.fromItem),
  };
}

function whole(parts: readonly Part[]): IncidentRecord | undefined {
  const [incident] = parts.flatMap(({ incidents }) => incidents);
  if (!incident) return undefined;
  return {
    incident,
    participants: parts.flatMap(({ participants }) => participants),
    events: withoutRepeatedStates(parts.flatMap(({ events }) => events)),
    comments: parts.flatMap(({ comments }) => comments),
    summaries: parts.flatMap(({ summaries }) => summaries),
    tasks: parts.flatMap(({ tasks }) => tasks),
  };
}
