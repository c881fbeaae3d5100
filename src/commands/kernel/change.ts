import { ConflictError, NotFoundError } from '../../base/errors.js';
import type { IncidentChange } from '../../data/store/incidents/change-incident.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import type { EventType } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobDeps as Deps } from '../../jobs/job-deps.js';
import { shortId } from '../../views/labels.js';
import { authorize, type Permission } from './authorize.js';
import type { Invocation } from './invocation.js';

/** What a command wants to make of the incident it has read; undefined leaves it as it is. */
interface Wanted {
  set: IncidentChange['set'];
  type: EventType;
  description: string;
  detail?: Record<string, string>;
  note?: string | undefined;
}

interface ChangeRequest {
  incidentId: string;
  permission: Permission;
  /** Verb for refusals: `close`. */
  what: string;
  /** Throws UsageError or ConflictError when the incident cannot be changed so. */
  decide: (incident: Incident) => Wanted | undefined;
}

/** `same`: the incident stood so already, or this very request was carried out before. */
export type ChangeResult = { incident: Incident; outcome: 'changed' | 'same' };

/**
 * Reads the incident, decides and writes, with the event and the job that tells people in one transaction. When
 * somebody else was faster it reads and decides once more, then gives up with a ConflictError.
 */
export async function change(deps: Deps, ask: Invocation, request: ChangeRequest): Promise<ChangeResult> {
  try {
    return await tryChange(deps, ask, request);
  } catch (error) {
    if (!(error instanceof ConflictError) || error instanceof DuplicateRequestError) throw error;
    return tryChange(deps, ask, request);
  }
}

async function tryChange(deps: Deps, ask: Invocation, request: ChangeRequest): Promise<ChangeResult> {
  const before = await readIncident(deps, request.incidentId);
  if (before.archive_key) throw archived(before);
  await authorize(deps, ask, { permission: request.permission, what: request.what, incident: before });
  const wanted = await decide(deps, ask, () => request.decide(before));
  if (!wanted) return { incident: before, outcome: 'same' };
  const event = buildEvent(before, ask, wanted);
  try {
    const incident = await deps.store.changeIncident({
      before,
      set: wanted.set,
      event,
      request: {
        request_id: ask.requestId,
        kind: ANNOUNCE_CHANGE,
        state: 'OPEN',
        created_at: ask.at,
        payload: { event },
        steps: {},
        attempts: 0,
      },
    });
    await follow(deps, ask, before, incident);
    return { incident, outcome: 'changed' };
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
    // It may be this very request, whose first answer from the table was lost.
    const incident = await readIncident(deps, before.incident_id);
    await follow(deps, ask, before, incident);
    return { incident, outcome: 'same' };
  }
}

/** What comes after a change that is stored. */
async function follow(
  deps: Deps,
  { requestId }: Invocation,
  before: Incident,
  after: Incident,
): Promise<void> {
  await deps.cached.forget(after.incident_id, [before.status, after.status]);
  await deps.queue.enqueue({ requestId, lane: after.incident_id });
}

/** A request sent again may no longer be possible, for it has been carried out; then there is nothing to do. */
async function decide(
  { store }: Deps,
  { requestId }: Invocation,
  choose: () => Wanted | undefined,
): Promise<Wanted | undefined> {
  try {
    return choose();
  } catch (error) {
    if (await store.getRequest(requestId)) return undefined;
    throw error;
  }
}

function archived({ incident_id }: Incident): ConflictError {
  const id = shortId(incident_id);
  return new ConflictError(`${id} is archived. \`/incident restore ${id}\` brings it back.`);
}

/** The incident as it stands. Throws NotFoundError. */
export async function readIncident(deps: Pick<Deps, 'store'>, incidentId: string): Promise<Incident> {
  const incident = await deps.store.getIncident(incidentId);
  if (incident) return incident;
  throw new NotFoundError(
    `There's no incident ${shortId(incidentId)}. \`/incident list\` shows the ones there are.`,
  );
}

function buildEvent(before: Incident, ask: Invocation, { set: _, ...rest }: Wanted): TimelineEvent {
  return {
    incident_id: before.incident_id,
    event_id: `v${before.version + 1}`,
    timestamp: ask.at,
    source: 'System',
    user_id: ask.userId,
    ...rest,
  };
}

/** Job that tells the channel and brings card and announcement up to date. */
const ANNOUNCE_CHANGE = 'announce-change';
