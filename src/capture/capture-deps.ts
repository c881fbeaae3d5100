import type { JobDeps } from '../jobs/job-deps.js';

export type CaptureDeps = Pick<JobDeps, 'cached' | 'contents' | 'logger' | 'queue' | 'settings' | 'store'>;
