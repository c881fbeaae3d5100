/** Being replaced by `JobDeps` and `RequestDeps`. */
export type { JobDeps as Deps } from '../jobs/job-deps.js';
