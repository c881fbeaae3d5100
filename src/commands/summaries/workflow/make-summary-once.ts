import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { JobRun } from '../../../jobs/job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';

/**
 * Makes and stores a job's summary once, and reads it back each time the job runs: the job's row references the summary
 * instead of repeating it, so claims that were withdrawn since are in neither. Undefined if it has been removed.
 */
export async function makeSummaryOnce(
  { store }: Pick<JobDeps, 'store'>,
  { step }: Pick<JobRun, 'step'>,
  make: () => Promise<Summary>,
): Promise<Summary | undefined> {
  const { incident_id, timestamp } = await step('summary', async () => {
    const made = await make();
    return { incident_id: made.incident_id, timestamp: made.timestamp };
  });
  return store.getSummary(incident_id, timestamp);
}
