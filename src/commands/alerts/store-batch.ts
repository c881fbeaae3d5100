import { type Arrival, isOpen, planBatch } from '../../alerts/plan-batch.js';
import { routeAlert, routeNamed } from '../../alerts/route-alert.js';
import { StaleReadError } from '../../base/errors.js';
import { ALERTS_AT_ONCE } from '../../data/store/alerts/alert-groups.js';
import type { AlertLane, AlertState } from '../../incidents/records/alert.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import { isActive } from '../../incidents/transitions.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/** A group changes under the job only when someone decides about it. */
const TURNS = 10;

/**
 * Counts alerts, as many in one transaction as fit. Returns the numbers of their groups, whether or not they changed: an
 * earlier run may have counted them and died.
 */
export async function storeBatch(
  deps: JobDeps,
  lane: string,
  arrivals: readonly Arrival[],
): Promise<readonly number[]> {
  const found = new Set<number>();
  const ids = [...new Set(arrivals.map(({ id }) => id))];
  for (let start = 0; start < ids.length; start += ALERTS_AT_ONCE) {
    const part = new Set(ids.slice(start, start + ALERTS_AT_ONCE));
    const numbers = await storePart(
      deps,
      lane,
      arrivals.filter(({ id }) => part.has(id)),
    );
    for (const number of numbers) found.add(number);
  }
  return [...found];
}

async function storePart(deps: JobDeps, laneId: string, arrivals: readonly Arrival[]): Promise<number[]> {
  for (let turn = 1; ; turn += 1) {
    const lane = await deps.store.getAlertLane(laneId);
    const states = await deps.store.alertStates(laneId, [...new Set(arrivals.map(({ id }) => id))]);
    const groups = await readGroups(deps, lane, states);
    const open = await findOpen(deps, groups.get(lane.group));
    const routeOf = (alert: Arrival['alert']) => routeAlert(alert, deps.settings);
    const plan = planBatch({ lane, open, states, groups }, arrivals, routeOf);
    const numbers = [...groups.keys(), ...plan.groups.map(({ after }) => after.number)];
    if (plan.states.length === 0) return numbers;
    try {
      await deps.store.saveAlertBatch({ lane, ...plan });
      return numbers;
    } catch (error) {
      if (!(error instanceof StaleReadError) || turn === TURNS) throw error;
    }
  }
}

/** The lane's newest group, and the ones that these alerts are in. */
async function readGroups(
  { store }: JobDeps,
  { lane, group }: AlertLane,
  states: ReadonlyMap<string, AlertState>,
): Promise<Map<number, AlertGroup>> {
  const numbers = new Set([group, ...[...states.values()].map((state) => state.group)]);
  const found = await Promise.all(
    [...numbers].filter((number) => number > 0).map((number) => store.getAlertGroup({ lane, number })),
  );
  return new Map(found.flatMap((one) => (one ? [[one.number, one] as const] : [])));
}

/** The newest group, unless its time is over or its incident is. */
async function findOpen(deps: JobDeps, group: AlertGroup | undefined): Promise<AlertGroup | undefined> {
  if (!group) return undefined;
  const { window } = routeNamed(group.route, deps.settings);
  const incident =
    group.incident_id === undefined ? undefined : await deps.store.getIncident(group.incident_id);
  const isOver = incident !== undefined && (!isActive(incident.status) || incident.archive_key !== undefined);
  return isOpen(group, { now: deps.clock.now(), window, isOver }) ? group : undefined;
}
