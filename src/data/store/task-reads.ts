import type { Page, PageQuery } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { taskEntity } from '../entities/task-entity.js';
import { readItem } from '../table/conditional-writes.js';
import { DUE_TASKS, index, pk, sk } from '../table/keys.js';
import { query, queryAll } from '../table/plain-requests.js';
import { queryPage } from '../table/query-page.js';
import type { Table } from '../table/table-client.js';

/** The tasks of an incident by number, read consistently. 1 RRU for about 20. */
export async function tasksOf(table: Table, incidentId: string): Promise<Task[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :task)',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':task': sk.prefix.task },
    ConsistentRead: true,
  });
  const tasks = items.flatMap((item) => taskEntity.fromItem(item) ?? []);
  return tasks.toSorted((a, b) => a.number - b.number);
}

/** Open tasks that are due and whose owner hasn't been reminded, at most 25. 0.5 RRU for the index and 1 for each. */
export async function dueTasks(table: Table, now: Timestamp): Promise<Task[]> {
  const { items } = await query(table, {
    IndexName: 'GSI3',
    KeyConditionExpression: 'GSI3PK = :due AND GSI3SK <= :now',
    ExpressionAttributeValues: { ':due': DUE_TASKS, ':now': index.time(now) },
    Limit: 25,
  });
  const read = await Promise.all(
    items.map(({ PK, SK }) => readItem(table, { PK: String(PK), SK: String(SK) })),
  );
  return read.flatMap((item) => (item && taskEntity.fromItem(item)) ?? []);
}

/** One page of a person's open tasks in all incidents, newest first. 0.5 RRU for about 20. */
export async function tasksOfUser(table: Table, userId: string, page: PageQuery): Promise<Page<Task>> {
  const query = {
    name: `tasks:${userId}`,
    input: {
      IndexName: 'GSI2' as const,
      KeyConditionExpression: 'GSI2PK = :owner',
      ExpressionAttributeValues: { ':owner': index.tasks(userId) },
      ScanIndexForward: false,
    },
    read: taskEntity.fromItem,
  };
  return queryPage(table, query, page);
}
