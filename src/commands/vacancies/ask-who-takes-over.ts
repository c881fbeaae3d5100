import { personLeft } from '../../capture/person-left.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isActive } from '../../incidents/transitions.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildVacancy, type Vacancy } from './vacancy-view.js';

/** Asks the channel once who takes over the roles and tasks of someone who left. */
export const askWhoTakesOver = personLeft.implement({
  async run(deps, { payload: { incident_id, user_id: userId, left }, postOnce }) {
    const incident = await deps.store.getIncident(incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined || incident.status === 'CLOSED') return;
    if (left === 'channel' && (await deps.slack.members(channelId)).has(userId)) return;
    const vacant = await findVacancy(deps, { incident, userId });
    if (!vacant) return;
    const message = buildVacancy({ ...vacant, incident, userId, left });
    await postOnce({ channelId, about: [incident_id], message });
  },
});

/** Undefined if there's nothing to take over. */
async function findVacancy(
  { store }: Pick<JobDeps, 'store'>,
  { incident, userId }: { incident: Incident; userId: string },
): Promise<Pick<Vacancy, 'roles' | 'tasks' | 'isDeclarer'> | undefined> {
  const { incident_id, roles: all, declared_by, status } = incident;
  const isOngoing = isActive(status);
  const roles = isOngoing ? Object.keys(all).filter((role) => all[role] === userId) : [];
  const open = (await store.tasksOf(incident_id)).filter(({ state }) => state === 'open');
  const tasks = open.filter(({ owner }) => owner === userId);
  const isDeclarer = isOngoing && declared_by === userId && all.commander === undefined;
  return roles.length + tasks.length > 0 || isDeclarer ? { roles, tasks, isDeclarer } : undefined;
}
