import { AegisError, LostLeaseError, PostponedError, UpstreamError, WithheldError } from '../base/errors.js';
import { addMillis } from '../base/timestamp.js';
import type { Request } from '../incidents/records/request.js';
import { notice } from '../views/blocks.js';
import type { Job, WhyFailed } from './job.js';
import type { JobDeps } from './job-deps.js';

export const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 1_000;

/** A request needs nothing more, or it's retried after this many milliseconds. */
export type Outcome = 'settled' | { retryInMs: number };

interface Failure {
  request: Request;
  job: Job | undefined;
  error: unknown;
  giveUp(): void;
}

/** Handles a job that threw: postpones it, ends it, retries it, or gives it up and notifies the person. */
export async function afterFailure(
  deps: JobDeps,
  { request, job, error, giveUp }: Failure,
): Promise<Outcome> {
  if (error instanceof LostLeaseError) throw error;
  const { store, logger, clock } = deps;
  const { request_id, kind, attempts } = request;
  if (error instanceof PostponedError) {
    const { retryInMs } = error;
    await store.releaseRequest(request, { retryAt: addMillis(clock.now(), retryInMs), error: error.code });
    return { retryInMs };
  }
  if (error instanceof WithheldError) {
    logger.info({ request_id, kind }, 'job ended: nobody may see its outcome anymore');
    await store.finishRequest(request, { state: 'DONE' });
    return 'settled';
  }
  const cause = error instanceof UpstreamError ? error.upstreamCode : String(error);
  if (mayRetry(error) && attempts < MAX_ATTEMPTS) {
    const asked = error instanceof UpstreamError ? (error.retryAfterMs ?? 0) : 0;
    const retryInMs = Math.max(asked, FIRST_RETRY_MS * 2 ** (attempts - 1));
    logger.warn({ request_id, kind, attempts, cause }, 'job will be retried');
    await store.releaseRequest(request, { retryAt: addMillis(clock.now(), retryInMs), error: cause });
    return { retryInMs };
  }
  logger.error({ request_id, kind, attempts, cause, err: error }, 'job failed');
  await store.finishRequest(request, { state: 'FAILED', error: cause });
  giveUp();
  await notifyOfFailure(deps, { request, job, error });
  return 'settled';
}

function whyFailed(error: unknown): WhyFailed {
  const reason = error instanceof AegisError ? error.message : 'Something went wrong inside Aegis.';
  return { reason, fact: error instanceof UpstreamError ? error.fact : reason };
}

async function notifyOfFailure(
  deps: JobDeps,
  { request, job, error }: Omit<Failure, 'giveUp'>,
): Promise<void> {
  const why = whyFailed(error);
  const message = notice(`Part of your request couldn't be finished. ${why.reason}`);
  const inGeneral = () => deps.show.answer(message, { about: [] });
  const itsOwn = job?.onFailure && (() => job.onFailure?.(deps, request, why));
  // A job whose payload is another version's can't say what it was about.
  if (itsOwn && (await hasNotified(deps, request, itsOwn))) return;
  await hasNotified(deps, request, inGeneral);
}

/** Also true when the person may no longer know what the request was about. */
async function hasNotified(
  { logger }: Pick<JobDeps, 'logger'>,
  { request_id }: Request,
  notify: () => Promise<void> | undefined,
): Promise<boolean> {
  try {
    await notify();
    return true;
  } catch (err) {
    if (err instanceof WithheldError) return true;
    logger.error({ request_id, err }, "couldn't notify the person who made the request");
    return false;
  }
}

/** Bugs and refusals are permanent; other failures may be temporary. */
function mayRetry(error: unknown): boolean {
  return error instanceof UpstreamError ? error.retryable : !(error instanceof AegisError);
}
