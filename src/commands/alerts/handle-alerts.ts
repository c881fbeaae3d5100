import { createHash } from 'node:crypto';
import { alertBatch } from '../../alerts/alert-jobs.js';
import { changeGroup } from '../../alerts/change-group.js';
import { requestGroup } from '../../alerts/request-batch.js';
import { routeNamed } from '../../alerts/route-alert.js';
import { PostponedError } from '../../base/errors.js';
import { epochMillis } from '../../base/timestamp.js';
import type { AlertDelivery } from '../../incidents/records/alert.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { afterRecording, buildAlertEvents } from './alert-events.js';
import { askIfOver } from './ask-if-over.js';
import { decideGroup } from './decide-group.js';
import type { GroupRef } from './group-ref.js';
import { showGroup } from './show-group.js';
import { storeBatch } from './store-batch.js';

/**
 * Handles everything that has arrived in one generation of a lane: counts it, decides what becomes of its groups, and
 * shows them. Alerts that arrive meanwhile are handled by the next one, after a pause.
 */
export const handleAlerts = alertBatch.implement({
  async run(deps, run) {
    const { lane, generation } = run.payload;
    await pauseBetween(deps, lane);
    await deps.store.closeAlertGeneration({ lane, generation });
    const deliveries = await deps.store.alertDeliveries({ lane, generation });
    const groups = await storeDeliveries(deps, lane, deliveries);
    const isOwn = (group: GroupRef) => group.lane === lane;
    for (const group of groups.filter((one) => !isOwn(one))) await settleElsewhere(deps, group);
    for (const group of groups.filter(isOwn)) await settle(deps, run, group);
  },
});

/** In a storm, messages are edited once in a while. */
async function pauseBetween({ store, clock, settings }: JobDeps, lane: string): Promise<void> {
  const { group: number } = await store.getAlertLane(lane);
  const group = number > 0 ? await store.getAlertGroup({ lane, number }) : undefined;
  if (group?.shown_at === undefined) return;
  const passed = epochMillis(clock.now()) - epochMillis(group.shown_at);
  if (passed < settings.alertPauseMs) throw new PostponedError(settings.alertPauseMs - passed);
}

/** Returns the groups that may have something new. */
async function storeDeliveries(
  deps: JobDeps,
  lane: string,
  deliveries: readonly AlertDelivery[],
): Promise<GroupRef[]> {
  const arrivals = deliveries.flatMap(({ alerts, received_at: receivedAt }) =>
    alerts.map((alert) => ({ id: idOf(alert), alert, receivedAt })),
  );
  const groups = await storeBatch(deps, lane, arrivals);
  const own = groups.filter((group) => group.lane === lane).map(({ number }) => number);
  const omitted = Math.max(0, ...deliveries.map((one) => one.omitted ?? 0));
  await noteOmitted(deps, { lane, number: Math.max(0, ...own), omitted });
  const decided = deliveries.flatMap(({ group }) => (group === undefined ? [] : [group]));
  const numbers = [...new Set([...decided, ...own])];
  return [...numbers.map((number) => ({ lane, number })), ...groups.filter((group) => group.lane !== lane)];
}

/** A lane's own job shows its groups, so that no two do it at a time. */
async function settleElsewhere(deps: JobDeps, ref: GroupRef): Promise<void> {
  const group = await deps.store.getAlertGroup(ref);
  const { firing = 0, resolved = 0 } = group?.unrecorded ?? {};
  if (firing + resolved > 0) await requestGroup(deps, ref);
}

/** A source that left alerts out says so with each delivery of the same group, so the largest number counts. */
async function noteOmitted(
  deps: JobDeps,
  { omitted, ...ref }: GroupRef & { omitted: number },
): Promise<void> {
  if (omitted === 0 || ref.number === 0) return;
  await changeGroup(deps, ref, (group) =>
    omitted > group.omitted ? { after: { ...group, omitted } } : undefined,
  );
}

/** Decides about a group, puts it on its incident's timeline and shows it. Doing it twice does it once. */
async function settle(deps: JobDeps, run: JobRun<unknown>, ref: GroupRef): Promise<void> {
  const found = await deps.store.getAlertGroup(ref);
  if (!found) return;
  const route = routeNamed(found.route, deps.settings);
  const decided = await decideGroup(deps, found, route);
  const incident = await incidentOf(deps, decided);
  const group = incident ? await record(deps, decided, incident) : decided;
  const channel = route.channel ?? deps.settings.announcementChannel;
  await showGroup(deps, run, { group, incident, channel });
  if (incident && group.firing === 0) await askIfOver(deps, incident);
}

async function incidentOf({ store }: JobDeps, { incident_id }: AlertGroup): Promise<Incident | undefined> {
  if (incident_id === undefined) return undefined;
  const [incident] = await store.getIncidents([incident_id], { consistent: true });
  return incident?.archive_key === undefined ? incident : undefined;
}

async function record(deps: JobDeps, group: AlertGroup, { incident_id }: Incident): Promise<AlertGroup> {
  const now = deps.clock.now();
  const changed = await changeGroup(deps, group, (current) => {
    const { firing, resolved } = current.unrecorded;
    if (firing + resolved === 0) return undefined;
    return { after: afterRecording(current), events: buildAlertEvents(current, incident_id, now) };
  });
  return changed ?? group;
}

function idOf({ source, key }: { source: string; key: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([source, key]))
    .digest('base64url')
    .slice(0, 22);
}
