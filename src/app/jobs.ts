import { COMMAND_JOBS } from '../commands/command-jobs.js';
import type { JobCatalog } from '../jobs/job.js';

/** Every kind of job. */
export const JOBS: JobCatalog = {
  ...COMMAND_JOBS,
  respond: async () => (await import('../jobs/respond.js')).respond,
  'secret-hint': async () => (await import('../capture/secret-hint.js')).secretHint,
  'catchup-offer': async () => (await import('../capture/offer-catchup.js')).catchupOffer,
  'fill-gaps': async () => (await import('../capture/fill-gaps.js')).fillGapsJob,
  'return-notice': async () => (await import('../capture/channels/return-notice.js')).returnNotice,
  'sharing-notice': async () => (await import('../capture/channels/sharing-notice.js')).sharingNotice,
  'deliver-events': async () => (await import('../events/deliver-events.js')).deliverEvents,
};
