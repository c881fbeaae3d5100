import { catchupOffer } from '../../capture/offer-catchup.js';
import { secretHint } from '../../capture/secret-hint.js';
import { freshen } from '../../commands/freshen.js';
import { COMMAND_JOBS } from '../../commands/registry.js';
import type { Deps } from '../../deps.js';
import { respond } from '../../jobs/respond.js';
import { createWorker, type Worker } from '../../jobs/worker.js';

/** The worker that knows every job there is. */
export function createJobWorker(deps: Deps): Worker {
  return createWorker(deps, [...COMMAND_JOBS, respond, secretHint, catchupOffer, freshen]);
}
