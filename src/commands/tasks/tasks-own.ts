import type { Page, PageQuery } from '../../base/pages.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import type { Deps } from '../../ports/deps.js';
import type { OwnTask } from './task-list.js';

/**
 * One page of a person's open tasks with their incidents. Whoever left a private incident no longer sees their tasks
 * there, so a page may be short of its limit and still have a next one.
 */
export async function ownTasks(
  { store }: Pick<Deps, 'store'>,
  userId: string,
  page: PageQuery,
): Promise<Page<OwnTask>> {
  const { items, cursor } = await store.tasksOfUser(userId, page);
  const incidents = await store.getIncidents([...new Set(items.map(({ incident_id }) => incident_id))]);
  const seen = await Promise.all(incidents.map((incident) => maySee(store, userId, incident)));
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

async function maySee(store: Deps['store'], userId: string, incident: Incident): Promise<boolean> {
  if (incident.visibility === 'public') return true;
  return isCurrentMember(await store.getParticipant(incident.incident_id, userId));
}
