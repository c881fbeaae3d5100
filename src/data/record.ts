import type { Table } from './dynamo.js';
import { type Comment, commentEntity } from './entities/comment.js';
import { eventEntity, type TimelineEvent } from './entities/event.js';
import { type Incident, incidentEntity } from './entities/incident.js';
import { type Participant, participantEntity } from './entities/participant.js';
import { type Summary, summaryEntity } from './entities/summary.js';
import { type Task, taskEntity } from './entities/task.js';
import type { Item } from './entity.js';
import { pk, sk } from './keys.js';
import { queryAll } from './plain-requests.js';
import { hiddenAt } from './retention.js';

/** Everything that is known of one incident, each kind in order of time. */
export interface IncidentRecord {
  incident: Incident;
  participants: Participant[];
  events: TimelineEvent[];
  comments: Comment[];
  summaries: Summary[];
  tasks: Task[];
}

/** The whole partition of an incident, page by page; undefined when it has no metadata. */
export async function loadRecord(table: Table, incidentId: string): Promise<IncidentRecord | undefined> {
  const isHidden = hiddenAt(table.now());
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId) },
    ConsistentRead: true,
  });
  return recordOf(items.filter((item) => !isHidden(item)));
}

/** The record that the items of one incident make, in order of their sort keys; undefined without metadata. */
export function recordOf(items: readonly Item[]): IncidentRecord | undefined {
  const read = <T>(prefix: string, fromItem: (item: Item) => T | undefined): T[] =>
    items.filter(({ SK }) => String(SK).startsWith(prefix)).flatMap((item) => fromItem(item) ?? []);
  const [incident] = read(sk.metadata, incidentEntity.fromItem);
  if (!incident) return undefined;
  return {
    incident,
    participants: read(sk.prefix.participant, participantEntity.fromItem),
    events: read(sk.prefix.event, eventEntity.fromItem),
    comments: read(sk.prefix.comment, commentEntity.fromItem),
    summaries: read(sk.prefix.summary, summaryEntity.fromItem),
    tasks: read(sk.prefix.task, taskEntity.fromItem),
  };
}
