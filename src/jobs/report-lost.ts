import { WithheldError } from '../base/errors.js';
import type { Request } from '../incidents/records/request.js';
import type { JobDeps } from './job-deps.js';
import type { Missed } from './start-run.js';

/**
 * Reports the optional steps that failed on a job's last attempt, too: to the operator, and to the people who have to
 * know.
 */
export async function reportLost(
  { logger }: Pick<JobDeps, 'logger'>,
  { request_id, kind }: Pick<Request, 'request_id' | 'kind'>,
  lost: readonly Missed[],
): Promise<void> {
  for (const { step, error, ifLost } of lost) {
    logger.error({ request_id, kind, step, code: error.upstreamCode }, 'an optional step was given up');
    await ifLost?.(error).catch((err: unknown) => {
      if (err instanceof WithheldError) return;
      logger.error({ request_id, err }, "couldn't notify the person who made the request");
    });
  }
}
