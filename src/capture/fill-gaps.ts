import { gapRun } from './channels/channel-jobs.js';
import { createRunBudget } from './history/call-budget.js';
import { checkIncident } from './history/check-incident.js';
import type { HistoryCheckDeps } from './history/check-session.js';

/** One incident's gaps, in a job of its own. What Slack's rate limit leaves over, the schedule continues. */
export const fillGapsJob = gapRun.implement({
  async run(deps, { payload: { incident_id } }) {
    await fillGaps(deps, incident_id);
  },
});

/**
 * Compares an incident's record with Slack now, although a schedule does so regularly: something is known to be missing.
 * Returns how many changes were.
 */
export async function fillGaps(deps: HistoryCheckDeps, incidentId: string): Promise<number> {
  const incident = await deps.store.getIncident(incidentId);
  const [check] = await deps.store.getHistoryChecks([incidentId]);
  if (!incident || !check || incident.archive_key !== undefined) return 0;
  const budget = createRunBudget(deps.clock);
  const { found } = await checkIncident(deps, { incident, check, budget, isAsked: true });
  return found;
}
