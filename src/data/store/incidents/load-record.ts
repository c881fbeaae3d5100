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
import { queryAll } from '../../table/plain-requests.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

/** An incident's whole partition, read consistently; undefined when it has no METADATA. 1 RRU for 4 KB. */
export async function loadRecord(table: Table, incidentId: string): Promise<IncidentRecord | undefined> {
  const isHidden = hiddenAt(table.now());
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId) },
    ConsistentRead: true,
  });
  return recordOf(items.filter((item) => !isHidden(item)));
}

/** Builds a record from the items of one incident, which come in sort key order; undefined without METADATA. */
export function recordOf(items: readonly Item[]): IncidentRecord | undefined {
  const read = <T>(prefix: string, fromItem: (item: Item) => T | undefined): T[] =>
    items.filter(({ SK }) => String(SK).startsWith(prefix)).flatMap((item) => fromItem(item) ?? []);
  const [incident] = read(sk.metadata, incidentEntity.fromItem);
  if (!incident) return undefined;
  return {
    incident,
    participants: read(sk.prefix.participant, participantEntity.fromItem),
    events: withoutRepeatedStates(read(sk.prefix.event, eventEntity.fromItem)),
    comments: read(sk.prefix.comment, commentEntity.fromItem),
    summaries: read(sk.prefix.summary, summaryEntity.fromItem),
    tasks: read(sk.prefix.task, taskEntity.fromItem),
  };
}
