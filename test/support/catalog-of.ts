import type { Job, JobCatalog } from '../../src/jobs/job.js';

/** A catalog of jobs that are loaded already. */
export function catalogOf(...jobs: readonly Job[]): JobCatalog {
  return Object.fromEntries(jobs.map((job) => [job.kind, async () => job]));
}
