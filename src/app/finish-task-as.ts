import { ConflictError, NotFoundError } from '../base/errors.js';
import type { Timestamp } from '../base/timestamp.js';
import { buildTaskAnnouncement } from '../commands/tasks/task-announcement.js';
import type { Store } from '../data/store/store.js';
import { DuplicateRequestError } from '../data/table/failures.js';

interface FinishedTask {
  incidentId: string;
  number: number;
  /** The person on whose behalf it's done. */
  userId: string;
  at: Timestamp;
}

/**
 * Marks a task as done, for a program that has the table but not Slack. The job that announces it is
 * written with it, and the running Aegis finds that job. False if the task was already done. Throws
 * NotFoundError or ConflictError.
 */
export async function finishTaskAs(
  store: Pick<Store, 'changeTask' | 'getIncident' | 'tasksOf'>,
  { incidentId, number, userId, at }: FinishedTask,
): Promise<boolean> {
  const incident = await store.getIncident(incidentId);
  if (!incident) throw new NotFoundError(`There's no incident ${incidentId}.`);
  if (incident.archive_key !== undefined) throw new ConflictError(`${incidentId} is in the archive.`);
  const before = (await store.tasksOf(incidentId)).find((one) => one.number === number);
  if (!before) throw new NotFoundError(`${incidentId} has no task ${number}.`);
  if (before.state === 'done') return false;
  const set = { state: 'done', done_by: userId, done_at: at } as const;
  const task = { ...before, ...set, version: before.version + 1 };
  const requestId = `task-done-${incidentId}-${number}-${task.version}`;
  const change = { incident, task, type: 'TASK_DONE' as const, names: new Map<string, string>() };
  const { event, request } = buildTaskAnnouncement({ requestId, at, userId }, change);
  try {
    await store.changeTask({ before, set, event, request });
    return true;
  } catch (error) {
    if (error instanceof DuplicateRequestError) return false;
    throw error;
  }
}
