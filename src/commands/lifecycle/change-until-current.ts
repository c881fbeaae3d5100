import { retryStale } from '../../base/retry-stale.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { applyChange, type ChangeOrigin, type WantedChange } from './apply-change.js';

/** People change incidents, so concurrent changes of one incident are few and slow. */
const TURNS = 10;

interface JobChange {
  incidentId: string;
  decide(incident: Incident): WantedChange | undefined;
}

/**
 * Changes an incident from a job, rereading it whenever someone else was faster. Leaves an archived or missing incident
 * alone. Throws StaleReadError when others kept being faster.
 */
export async function changeUntilCurrent(
  deps: Pick<JobDeps, 'cached' | 'queue' | 'store'>,
  origin: ChangeOrigin,
  { incidentId, decide }: JobChange,
): Promise<void> {
  await retryStale(TURNS, async () => {
    const incident = await deps.store.getIncident(incidentId);
    if (!incident || incident.archive_key !== undefined) return;
    await applyChange(deps, origin, { incident, decide });
  });
}
