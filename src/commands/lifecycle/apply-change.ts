import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { noSuchIncident, refuseArchived } from '../kernel/access.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { changeAnnouncement } from './change-announcement.js';

/** The attributes to change (undefined removes one) and the event that records it. */
export interface WantedChange extends Pick<TimelineEvent, 'type' | 'description' | 'detail' | 'note'> {
  set: { [K in keyof Incident]?: Incident[K] | undefined };
}

interface ChangeRequest {
  /** As the runner loaded it. */
  incident: Incident;
  /** Undefined leaves the incident as it is. Throws UsageError or ConflictError when it can't be changed this way. */
  decide(incident: Incident): WantedChange | undefined;
}

type ChangeDeps = Pick<RequestDeps, 'cached' | 'queue' | 'store'>;

/** The request that changes an incident; it has no person if Slack didn't say who made the change. */
export interface ChangeOrigin extends Pick<Invocation, 'requestId' | 'at'> {
  userId?: string | undefined;
}

/**
 * `changed`: by this delivery of the request or an earlier one, with the same answer. `unchanged`: there was nothing
 * left to do.
 */
export interface ChangeResult {
  incident: Incident;
  outcome: 'changed' | 'unchanged';
}

/**
 * Changes an incident, with its event and the job that announces it in one transaction. Throws ConflictError for an
 * archived incident, and StaleReadError when someone else was faster; the runner then reads and checks again.
 */
export async function applyChange(
  deps: ChangeDeps,
  invocation: ChangeOrigin,
  { incident: before, decide }: ChangeRequest,
): Promise<ChangeResult> {
  refuseArchived(before);
  const wanted = await decideOnce(deps, invocation, () => decide(before));
  if (!wanted) {
    const isRepeated = (await deps.store.getRequest(invocation.requestId)) !== undefined;
    return { incident: before, outcome: isRepeated ? 'changed' : 'unchanged' };
  }
  const event = buildEvent(before, invocation, wanted);
  const request = changeAnnouncement.buildRequest(invocation, { event });
  try {
    const incident = await deps.store.changeIncident({ before, set: wanted.set, event, request });
    await announce(deps, invocation, event);
    return { incident, outcome: 'changed' };
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
    // This may be the same request, whose first response from the table was lost.
    const incident = await deps.store.getIncident(before.incident_id);
    if (!incident) throw noSuchIncident(before.incident_id);
    await announce(deps, invocation, event);
    return { incident, outcome: 'changed' };
  }
}

/** A redelivered request may no longer be possible because it's already done; then there's nothing left to do. */
async function decideOnce(
  { store }: Pick<RequestDeps, 'store'>,
  { requestId }: ChangeOrigin,
  decide: () => WantedChange | undefined,
): Promise<WantedChange | undefined> {
  try {
    return decide();
  } catch (error) {
    if (await store.getRequest(requestId)) return undefined;
    throw error;
  }
}

function buildEvent(before: Incident, { at, userId }: ChangeOrigin, wanted: WantedChange): TimelineEvent {
  const { type, description, detail, note } = wanted;
  return {
    incident_id: before.incident_id,
    event_id: `v${before.version + 1}`,
    timestamp: at,
    source: 'System',
    ...(userId !== undefined && { user_id: userId }),
    type,
    description,
    ...(detail !== undefined && { detail }),
    ...(note !== undefined && { note }),
  };
}

async function announce(deps: ChangeDeps, invocation: ChangeOrigin, event: TimelineEvent): Promise<void> {
  await deps.cached.forget(event.incident_id);
  await changeAnnouncement.start(deps, invocation, { event });
}
