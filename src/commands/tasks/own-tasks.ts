import type { Page, PageQuery } from '../../base/pages.js';
import { type CheckDeps, maySee } from '../kernel/access.js';
import type { OwnTask } from './task-row.js';

/**
 * One page of a person's open tasks with their incidents. Leaves out tasks of incidents they may no longer see, so a
 * page may be shorter than its limit and still have a next one.
 */
export async function readOwnTasks(deps: CheckDeps, userId: string, page: PageQuery): Promise<Page<OwnTask>> {
  const { items, cursor } = await deps.store.tasksOfUser(userId, page);
  const ids = [...new Set(items.map(({ incident_id }) => incident_id))];
  const incidents = await deps.store.getIncidents(ids, { consistent: true });
  const seen = await Promise.all(incidents.map((incident) => maySee(deps, userId, incident)));
  const visible = new Map(
    incidents.filter((_, i) => seen[i]).map((incident) => [incident.incident_id, incident]),
  );
  return {
    items: items.flatMap((task) => {
      const incident = visible.get(task.incident_id);
      return incident ? { task, incident } : [];
    }),
    ...(cursor !== undefined && { cursor }),
  };
}
