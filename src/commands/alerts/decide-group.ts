import { changeGroup } from '../../alerts/change-group.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import { TITLE_MAX } from '../../incidents/records/incident.js';
import { isActive } from '../../incidents/transitions.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { AlertRoute } from '../../process/alert-routes.js';
import { openIncident } from '../declare/open-incident.js';
import { findOutage } from './find-outage.js';
import type { GroupRef } from './group-ref.js';

/** Incidents of a service that are looked through for an active one. */
const LISTED = 20;

/** Decides what becomes of a group that nobody has decided about, as its route says. */
export async function decideGroup(deps: JobDeps, group: AlertGroup, route: AlertRoute): Promise<AlertGroup> {
  if (group.state === 'declaring' && (await hasFailed(deps, group))) return declareGroup(deps, group);
  if (group.state !== 'new') return group;
  if (route.do === 'declare') return declareOrJoin(deps, group, route);
  const incident = route.do === 'attach' ? await findActive(deps, group.service) : undefined;
  const decision = incident
    ? { state: 'linked' as const, incident_id: incident.incident_id }
    : { state: 'triage' as const };
  return change(deps, group, (current) => ({ ...current, ...decision }));
}

/** An outage of everything is one problem, so not every service gets an incident of its own. */
async function declareOrJoin(deps: JobDeps, group: AlertGroup, route: AlertRoute): Promise<AlertGroup> {
  const incident_id = await findOutage(deps, group, route);
  if (incident_id === undefined) return declareGroup(deps, group);
  return change(deps, group, (current) => ({ ...current, state: 'linked', incident_id }));
}

/** The one public incident of the service that was declared last and is still active. */
async function findActive({ store }: JobDeps, service: string): Promise<Incident | undefined> {
  const { items } = await store.incidentsOfService(service, { limit: LISTED });
  return items.find(({ status, visibility }) => isActive(status) && visibility === 'public');
}

/** Slack was away for so long that the job gave up. */
async function hasFailed({ store }: JobDeps, { request_id }: AlertGroup): Promise<boolean> {
  return request_id !== undefined && (await store.getRequest(request_id))?.state === 'FAILED';
}

interface DeclarationOrigin {
  requestId: string;
  at: Timestamp;
  userId?: string | undefined;
  /** The request that failed to declare it. */
  replaces?: string | undefined;
}

/** Opens the job that declares a group's incident, in one transaction with the group. */
async function declareGroup(deps: JobDeps, group: AlertGroup): Promise<AlertGroup> {
  const { lane, number, version, request_id: replaces } = group;
  const origin = { requestId: `alerts-${lane}-${number}-v${version}`, at: deps.clock.now(), replaces };
  return (await openDeclaration(deps, group, origin)) ?? group;
}

/** Has a group's incident declared; undefined when someone else has decided about it. */
export async function openDeclaration(
  deps: Pick<JobDeps, 'queue' | 'store'>,
  ref: GroupRef,
  { replaces, ...origin }: DeclarationOrigin,
): Promise<AlertGroup | undefined> {
  const { requestId, userId } = origin;
  const changed = await changeGroup(deps, ref, (current) => {
    const isFree = current.state === 'new' || current.state === 'triage';
    const isRetry = replaces !== undefined && current.request_id === replaces;
    if (current.request_id === requestId || !(isFree || isRetry)) return undefined;
    const by = userId === undefined ? {} : { decided_by: userId };
    const after = { ...current, state: 'declaring' as const, request_id: requestId, ...by };
    return { after, request: openIncident.buildRequest(origin, declarationOf(current, userId)) };
  });
  const group = changed ?? (await deps.store.getAlertGroup(ref));
  if (group?.request_id !== requestId) return undefined;
  await openIncident.start(deps, origin, declarationOf(group, userId));
  return group;
}

function declarationOf(group: AlertGroup, user_id: string | undefined) {
  const { lane, number, severity, service, title, started_at, opened_at } = group;
  return {
    severity,
    service,
    title: title.slice(0, TITLE_MAX),
    is_private: false,
    ...(user_id !== undefined && { user_id }),
    alerts: { lane, number },
    ...(started_at !== undefined && { started_at }),
    detected_at: opened_at,
  };
}

async function change(
  deps: JobDeps,
  group: AlertGroup,
  to: (current: AlertGroup) => AlertGroup,
): Promise<AlertGroup> {
  const changed = await changeGroup(deps, group, (current) => ({ after: to(current) }));
  return changed ?? group;
}
