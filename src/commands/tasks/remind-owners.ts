import type { JobDeps } from '../../jobs/job-deps.js';
import { remindOfTask } from './remind-of-task.js';

/**
 * Reminds the owners of due tasks, once each, on a schedule. Two runs at the same time remind once, and downtime skips
 * nothing.
 */
export async function remindOwners(
  deps: Pick<JobDeps, 'clock' | 'queue' | 'store'>,
): Promise<{ tasks: number }> {
  const now = deps.clock.now();
  let tasks = 0;
  for (const task of await deps.store.dueTasks(now)) {
    const { incident_id, number, due = now } = task;
    const origin = { requestId: `task-due-${incident_id}-${number}-${due}`, at: now };
    const payload = { incident_id, number, due };
    const request = remindOfTask.buildRequest(origin, payload);
    // Someone has changed the task since, or another run was faster.
    if (!(await deps.store.remindOfTask({ before: task, at: now, request }))) continue;
    await remindOfTask.start(deps, origin, payload);
    tasks += 1;
  }
  return { tasks };
}
