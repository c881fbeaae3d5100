import * as z from 'zod';
import { personLeft } from '../../capture/person-left.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/** More open tasks than anyone has. */
const TASKS = 100;

/** Finds the incidents in which someone whose account was deactivated has a role or a task. */
export const followDeactivation = defineJob({
  kind: 'person-deactivated',
  payload: z.object({ user_id: z.string() }),
  async run(deps, { payload: { user_id }, request }) {
    for (const incident_id of await incidentsOf(deps, user_id)) {
      const origin = { requestId: `person-left-${incident_id}-${user_id}`, at: request.created_at };
      await personLeft.open(deps, origin, { incident_id, user_id, left: 'workspace' });
    }
  },
});

async function incidentsOf({ store }: Pick<JobDeps, 'store'>, userId: string): Promise<string[]> {
  const [incidents, tasks] = await Promise.all([
    store.unclosedIncidents(),
    store.tasksOfUser(userId, { limit: TASKS }),
  ]);
  const led = incidents.filter(
    ({ roles, declared_by }) => declared_by === userId || Object.values(roles).includes(userId),
  );
  return [...new Set([...led, ...tasks.items].map(({ incident_id }) => incident_id))];
}
