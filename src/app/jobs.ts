import { returnNotice } from '../capture/channels/return-notice.js';
import { sharingNotice } from '../capture/channels/sharing-notice.js';
import { fillGapsJob } from '../capture/fill-gaps.js';
import { catchupOffer } from '../capture/offer-catchup.js';
import { secretHint } from '../capture/secret-hint.js';
import { COMMAND_JOBS } from '../commands/command-jobs.js';
import { deliverEvents } from '../events/deliver-events.js';
import type { Job } from '../jobs/job.js';
import { respond } from '../jobs/respond.js';

/** Every kind of job. */
export const JOBS: readonly Job[] = [
  ...COMMAND_JOBS,
  respond,
  secretHint,
  catchupOffer,
  fillGapsJob,
  returnNotice,
  sharingNotice,
  deliverEvents,
];
