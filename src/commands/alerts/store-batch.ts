import { type Arrival, groupKey, type KnownGroup } from '../../alerts/arrival.js';
import { isOpen, planBatch } from '../../alerts/plan-batch.js';
import { routeAlert, routeNamed } from '../../alerts/route-alert.js';
import { chunks } from '../../base/chunks.js';
import { DAY_MS } from '../../base/durations.js';
import { retryStale } from '../../base/retry-stale.js';
import { addMillis } from '../../base/timestamp.js';
import { ALERTS_AT_ONCE } from '../../data/store/alerts/alert-groups.js';
import type { AlertState } from '../../incidents/records/alert.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import { isActive } from '../../incidents/transitions.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { GroupRef } from './group-ref.js';

/** A group changes under the job only when someone decides about it, or when another lane's job has news of it. */
const TURNS = 10;

/**
 * Counts alerts, as many in one transaction as fit. Returns their groups, whether or not they changed: an earlier run may
 * have counted them and died.
 */
export async function storeBatch(
  deps: JobDeps,
  lane: string,
  arrivals: readonly Arrival[],
): Promise<readonly GroupRef[]> {
  const found = new Map<string, GroupRef>();
  const ids = [...new Set(arrivals.map(({ id }) => id))];
  for (const part of chunks(ids, ALERTS_AT_ONCE)) {
    const ofPart = arrivals.filter(({ id }) => part.includes(id));
    for (const ref of await storePart(deps, lane, ofPart)) found.set(groupKey(ref), ref);
  }
  return [...found.values()];
}

async function storePart(
  deps: JobDeps,
  laneId: string,
  arrivals: readonly Arrival[],
): Promise<readonly GroupRef[]> {
  return retryStale(TURNS, async () => {
    const lane = await deps.store.getAlertLane(laneId);
    const states = await deps.store.alertStates([...new Set(arrivals.map(({ id }) => id))]);
    const groups = await readGroups(deps, { lane: laneId, number: lane.group }, states);
    const open = findOpen(deps, groups.get(groupKey({ lane: laneId, number: lane.group })));
    const routeOf = (alert: Arrival['alert']) => routeAlert(alert, deps.settings);
    const plan = planBatch({ lane, open, states, groups }, arrivals, routeOf);
    const refs = [
      ...[...groups.values()].map(({ group }) => group),
      ...plan.groups.map(({ after }) => after),
    ];
    if (plan.states.length > 0) await deps.store.saveAlertBatch({ lane, ...plan });
    return refs;
  });
}

/** The lane's newest group, and the ones that these alerts are in, which may be of other lanes. */
async function readGroups(
  deps: JobDeps,
  newest: GroupRef,
  states: ReadonlyMap<string, AlertState>,
): Promise<Map<string, KnownGroup>> {
  const refs = [newest, ...[...states.values()].map(({ lane, group }) => ({ lane, number: group }))];
  const distinct = new Map(refs.filter(({ number }) => number > 0).map((ref) => [groupKey(ref), ref]));
  const found = await Promise.all([...distinct.values()].map((ref) => deps.store.getAlertGroup(ref)));
  const known = found.flatMap((group) => (group ? [readKnown(deps, group)] : []));
  return new Map((await Promise.all(known)).map((one) => [groupKey(one.group), one]));
}

/** What nobody has decided about for a day is over, too: more of it is asked about again. */
async function readKnown({ store, clock }: JobDeps, group: AlertGroup): Promise<KnownGroup> {
  const { incident_id, last_at } = group;
  if (incident_id === undefined) {
    return { group, isOver: addMillis(last_at, DAY_MS) < clock.now(), isPrivate: false };
  }
  const [incident] = await store.getIncidents([incident_id], { consistent: true });
  const isOver = incident !== undefined && (!isActive(incident.status) || incident.archive_key !== undefined);
  return { group, isOver, isPrivate: incident?.visibility === 'private' };
}

/** The newest group, unless its time is over or its incident is. */
function findOpen({ settings, clock }: JobDeps, known: KnownGroup | undefined): AlertGroup | undefined {
  if (!known) return undefined;
  const { window } = routeNamed(known.group.route, settings);
  return isOpen(known, { now: clock.now(), window }) ? known.group : undefined;
}
