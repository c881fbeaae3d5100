import { ConflictError, StaleReadError } from '../../base/errors.js';
import { nextMicrosecond, type Timestamp } from '../../base/timestamp.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { eventEntity } from '../entities/event-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { taskEntity } from '../entities/task-entity.js';
import { putNew, readItem } from '../table/conditional-writes.js';
import { DuplicateRequestError, failedConditions } from '../table/failures.js';
import { keysOf } from '../table/keys.js';
import { type TransactItem, transact } from '../table/plain-requests.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import { storable } from '../table/storable.js';
import type { Table } from '../table/table-client.js';
import { dueTasks, tasksOf, tasksOfUser } from './task-reads.js';

/** Announces a task, written in its transaction: an event in the timeline and the job that posts it. */
interface TaskAnnouncement {
  event: TimelineEvent;
  request: Request;
}

interface TaskAddition {
  /** A task without its number, which is assigned as it's written. */
  task: Omit<Task, 'number' | 'state' | 'version'>;
  announce: (task: Task) => TaskAnnouncement;
}

interface TaskChange extends TaskAnnouncement {
  /** The task as it was read; the write fails if it has changed since. */
  before: Task;
  /** The attributes to change; undefined removes one. */
  set: { [K in keyof Task]?: Task[K] | undefined };
}

/** Concurrent writers on one incident retry; there aren't more people than that. */
const TURNS = 20;

/**
 * Adds a task under the incident's next number. Throws DuplicateRequestError if the request row already
 * exists. 9 WRU and 1 RRU for the number, in two round trips; 1 WRU more with an owner, whose list it joins.
 */
async function addTask(table: Table, { task, announce }: TaskAddition): Promise<Task> {
  const draft = { ...task };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const newest = await newestNumber(table, task.incident_id);
    const added = taskEntity.schema.parse({ ...draft, number: newest + 1, state: 'open', version: 1 });
    const failed = await write(table, buildAddition(table, added, { newest, ...announce(added) }));
    if (failed.length === 0) return added;
    if (failed.includes(REQUEST)) throw new DuplicateRequestError();
    if (!failed.includes(NUMBER)) draft.timestamp = nextMicrosecond(draft.timestamp);
  }
  throw new ConflictError('Too many tasks are being added right now. Try again in a moment.');
}

/**
 * Changes a task. Throws ConflictError if it changed since it was read, and DuplicateRequestError if the
 * request row already exists. 7 WRU, and up to 2 more if it joins or leaves people's lists.
 */
async function changeTask(table: Table, { before, set, event, request }: TaskChange): Promise<Task> {
  const after = taskEntity.schema.parse({ ...before, ...set, version: before.version + 1 });
  const failed = await write(table, [
    { Put: putNew(table.name, requestEntity.toItem(request)) },
    { Put: putUnchanged(table, before, after) },
    { Put: putNew(table.name, queueForSinks(table, eventEntity.toItem(event))) },
  ]);
  if (failed.length === 0) return after;
  if (failed.includes(REQUEST)) throw new DuplicateRequestError();
  throw new StaleReadError(
    'Someone else changed this task just now. `/incident tasks` shows it as it is now.',
  );
}

/** Writes a task unless someone has changed it since it was read. */
function putUnchanged(table: Table, before: Task, after: Task) {
  return {
    TableName: table.name,
    Item: taskEntity.toItem(after),
    ConditionExpression: 'attribute_exists(PK) AND version = :before',
    ExpressionAttributeValues: { ':before': before.version },
  };
}

const REQUEST = 0;
const NUMBER = 1;

function buildAddition(
  table: Table,
  task: Task,
  { newest, event, request }: TaskAnnouncement & { newest: number },
): TransactItem[] {
  return [
    { Put: putNew(table.name, requestEntity.toItem(request)) },
    {
      Put: {
        TableName: table.name,
        Item: storable({ ...keysOf.taskCounter(task), newest: task.number }),
        ConditionExpression: newest === 0 ? 'attribute_not_exists(PK)' : 'newest = :newest',
        ...(newest > 0 && { ExpressionAttributeValues: { ':newest': newest } }),
      },
    },
    { Put: putNew(table.name, taskEntity.toItem(task)) },
    { Put: putNew(table.name, queueForSinks(table, eventEntity.toItem(event))) },
  ];
}

/** Positions of the writes whose condition failed; empty when everything was written. */
async function write(table: Table, items: readonly TransactItem[]): Promise<number[]> {
  try {
    await transact(table, items);
    return [];
  } catch (error) {
    const failed = failedConditions(error);
    if (failed.length === 0) throw error;
    return failed;
  }
}

async function newestNumber(table: Table, incident_id: string): Promise<number> {
  const counter = await readItem(table, keysOf.taskCounter({ incident_id }));
  return Number(counter?.newest ?? 0);
}

/**
 * Records that a task's owner is being reminded, along with the job that does it. False if the task has
 * changed since it was read, or another process was faster. 5 WRU.
 */
async function remindOfTask(
  table: Table,
  { before, at, request }: { before: Task; at: Timestamp; request: Request },
): Promise<boolean> {
  const after = { ...before, reminded_at: at, version: before.version + 1 };
  const failed = await write(table, [
    { Put: putNew(table.name, requestEntity.toItem(request)) },
    { Put: putUnchanged(table, before, after) },
  ]);
  return failed.length === 0;
}

/** Empties a task; its number, owner and state stay. False if it has changed since it was read. 1 WRU. */
async function emptyTask(table: Table, before: Task): Promise<boolean> {
  const after = { ...before, text: 'redacted', version: before.version + 1 };
  return (await write(table, [{ Put: putUnchanged(table, before, after) }])).length === 0;
}

export const taskOperations = {
  addTask,
  changeTask,
  dueTasks,
  emptyTask,
  remindOfTask,
  tasksOf,
  tasksOfUser,
};
