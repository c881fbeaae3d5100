import { gapRun } from './channels/channel-jobs.js';
import { createRunBudget } from './history/call-budget.js';
import { checkIncident } from './history/check-incident.js';
import type { HistoryCheckDeps } from './history/check-session.js';

/** Fills one incident's gaps, in its own job. If Slack's rate limit stops it, the schedule continues. */
export const fillGapsJob = gapRun.implement({
  async run(deps, { payload: { incident_id } }) {
    await fillGaps(deps, incident_id);
  },
});

/**
 * Compares an incident's record with Slack now, without waiting for the schedule, because something is known
 * to be missing. Returns the number of missing changes.
 */
export async function fillGaps(deps: HistoryCheckDeps, incidentId: string): Promise<number> {
  const incident = await deps.store.getIncident(incidentId);
  const [check] = await deps.store.getHistoryChecks([incidentId]);
  if (!incident || !check || incident.archive_key !== undefined) return 0;
  const budget = createRunBudget(deps.clock);
  const { found } = await checkIncident(deps, { incident, check, budget, isAsked: true });
  return found;
}
