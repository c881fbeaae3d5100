import { laneOf } from '../../alerts/route-alert.js';
import { MINUTE_MS } from '../../base/durations.js';
import { PostponedError } from '../../base/errors.js';
import { retryStale } from '../../base/retry-stale.js';
import { addMillis } from '../../base/timestamp.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import type { AlertOutage } from '../../incidents/records/alert-outage.js';
import { isActive } from '../../incidents/transitions.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { AlertRoute } from '../../process/alert-routes.js';
import type { GroupRef } from './group-ref.js';

/** Groups of one route are decided by as many jobs as there are lanes. */
const TURNS = 50;
/** How long an incident that's being declared is given. */
const WAIT_MS = 2_000;

/**
 * The incident that a group joins instead of having its own, because its route has declared so many within its window
 * that this is most likely one problem of many services. Undefined when it may have its own, and counts.
 */
export async function findOutage(
  deps: JobDeps,
  { lane, number }: AlertGroup,
  route: AlertRoute,
): Promise<string | undefined> {
  const ref = { lane, number };
  return retryStale(TURNS, async () => {
    const before = await deps.store.getAlertOutage(laneOf(route.name, '*'));
    const groups = groupsWithin(before, deps, route);
    if (groups.some((one) => one.lane === lane && one.number === number)) return undefined;
    const joined = groups.length < route.max_incidents ? undefined : await findActive(deps, groups);
    if (joined !== undefined) return joined;
    const kept = groups.length < route.max_incidents ? groups : [];
    const last_at = deps.clock.now();
    await deps.store.saveAlertOutage({ ...before, last_at, groups: [...kept, ref] });
    return undefined;
  });
}

function groupsWithin({ last_at, groups }: AlertOutage, { clock }: JobDeps, route: AlertRoute): GroupRef[] {
  const isOver = addMillis(last_at, route.window * MINUTE_MS) < clock.now();
  return isOver ? [] : groups;
}

/** The first of them that's public and active; undefined when there's none. */
async function findActive({ store }: JobDeps, refs: readonly GroupRef[]): Promise<string | undefined> {
  const groups = await Promise.all(refs.map((ref) => store.getAlertGroup(ref)));
  const ids = groups.flatMap((group) => group?.incident_id ?? []);
  const incidents = await store.getIncidents(ids, { consistent: true });
  const active = incidents.find(({ status, visibility }) => isActive(status) && visibility === 'public');
  if (!active && groups.some((group) => group?.state === 'declaring')) throw new PostponedError(WAIT_MS);
  return active?.incident_id;
}
