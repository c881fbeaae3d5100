import { AegisError, LostLeaseError, PostponedError, UpstreamError, WithheldError } from '../base/errors.js';
import { withLogContext } from '../base/log-context.js';
import { addMillis } from '../base/timestamp.js';
import type { Request } from '../incidents/records/request.js';
import { notice } from '../views/blocks.js';
import type { Job, JobRun } from './job.js';
import type { JobDeps, WorkerDeps } from './job-deps.js';
import { createLeaseWatch } from './lease-watch.js';
import { createShow } from './show/show.js';

/** How long a lease lasts, so how long the jobs of a dead worker wait. A live worker renews its leases. */
const LEASE_MS = 4_000;
const RENEW_MS = 1_000;
const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 1_000;

/** Nothing is left to do for a request, or it's retried after this many milliseconds. */
type Outcome = 'settled' | { retryInMs: number };

/** Runs the job of one request, or releases it for a retry. Throws only when the table fails. */
export type Worker = (requestId: string) => Promise<Outcome>;

/** `elapsed` counts milliseconds from any start, and never backwards. */
export function createWorker(
  parts: WorkerDeps,
  jobs: readonly Job[],
  elapsed = () => performance.now(),
): Worker {
  const byKind = new Map(jobs.map((job) => [job.kind, job]));
  const others = createLeaseWatch(elapsed);
  const work: Worker = async (requestId) => {
    const now = parts.clock.now();
    const lease = { now, until: addMillis(now, LEASE_MS), stale: others.staleLease(requestId) };
    const request = await parts.store.leaseRequest(requestId, lease);
    if (request !== 'gone' && 'busyUntil' in request)
      return { retryInMs: others.see(requestId, request, now) };
    others.forget(requestId);
    if (request === 'gone') return 'settled';
    const { deps, giveUp } = depsFor(parts, request);
    const job = byKind.get(request.kind);
    const stopRenewing = keepLease(deps, request);
    try {
      if (!job) throw new AegisError('unknown_job', `There's no job of kind "${request.kind}".`);
      const { run, missed } = startRun(deps, request);
      await job.run(deps, run);
      if (missed.length > 0 && request.attempts < MAX_ATTEMPTS) throw missed[0];
      await deps.store.finishRequest(request, { state: 'DONE' });
      return 'settled';
    } catch (error) {
      return await afterFailure(deps, { request, job, error, giveUp }).catch((cause) =>
        afterLoss(deps, request, cause),
      );
    } finally {
      stopRenewing();
    }
  };
  return (requestId) => withLogContext({ request_id: requestId }, () => work(requestId));
}

/** `giveUp`: the job isn't tried again, so what it shows from now on must get through. */
function depsFor(parts: WorkerDeps, request: Request): { deps: JobDeps; giveUp(): void } {
  let isLast = request.attempts >= MAX_ATTEMPTS;
  const show = createShow(parts, { answerTo: request.answer_to, isLast: () => isLast });
  const giveUp = () => {
    isLast = true;
  };
  return { deps: { ...parts, show }, giveUp };
}

/** `missed` collects the errors of optional steps that may succeed when the job runs again. */
function startRun(deps: JobDeps, request: Request): { run: JobRun; missed: UpstreamError[] } {
  const { store, logger } = deps;
  const { request_id, steps } = request;
  const mayExist = request.attempts > 1;
  const missed: UpstreamError[] = [];
  const key = (step: string) => (step === 'post' ? request_id : `${request_id}-${step}`);
  const run: JobRun = {
    payload: request.payload,
    request,
    postOnce: ({ channelId, about, message, step: name = 'post', as, threadTs }) =>
      run.step(name, (mayHavePosted) =>
        deps.show.post(channelId, message, {
          about,
          key: key(name),
          since: request.created_at,
          mayExist: mayHavePosted,
          as,
          threadTs,
        }),
      ),
    postEphemeralOnce: ({ channelId, userId, about, message, step: name = 'notify' }) =>
      run.step(name, () => deps.show.tell({ channelId, userId }, message, about)),
    uploadOnce: ({ channelId, about, step: name = 'upload', build }) =>
      run.step(name, async (mayHaveUploaded) => {
        const file = await build();
        if (!file) return false;
        const since = request.created_at;
        await deps.show.upload(channelId, file, { about, since, mayExist: mayHaveUploaded });
        return true;
      }),
    async step<T>(name: string, act: (mayExist: boolean) => Promise<T>): Promise<T> {
      if (name in steps) return steps[name] as T;
      const result = await act(mayExist);
      await store.saveStep(request, { step: name, result });
      steps[name] = result;
      return result;
    },
    async attempt(name, act) {
      try {
        await act();
      } catch (error) {
        if (error instanceof WithheldError) {
          logger.info({ request_id, step: name }, 'an optional step was withheld');
          return;
        }
        if (!(error instanceof UpstreamError)) throw error;
        logger.warn({ request_id, step: name, code: error.upstreamCode }, 'an optional step was refused');
        if (error.retryable) missed.push(error);
      }
    },
  };
  return { run, missed };
}

interface Failure {
  request: Request;
  job: Job | undefined;
  error: unknown;
  giveUp(): void;
}

async function afterFailure(deps: JobDeps, { request, job, error, giveUp }: Failure): Promise<Outcome> {
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

/** The worker that took over settles the request. This one looks again later, in case that worker dies too. */
function afterLoss({ logger }: JobDeps, { request_id, kind, attempts }: Request, error: unknown): Outcome {
  if (!(error instanceof LostLeaseError)) throw error;
  logger.warn({ request_id, kind, attempts }, 'job stopped: another worker has taken it over');
  return { retryInMs: LEASE_MS };
}

async function notifyOfFailure(
  deps: JobDeps,
  { request, job, error }: Omit<Failure, 'giveUp'>,
): Promise<void> {
  const reason = error instanceof AegisError ? error.message : 'Something went wrong inside Aegis.';
  try {
    if (job?.onFailure) await job.onFailure(deps, request, reason);
    else
      await deps.show.answer(notice(`Part of your request couldn't be finished. ${reason}`), { about: [] });
  } catch (cause) {
    if (cause instanceof WithheldError) return;
    deps.logger.error(
      { request_id: request.request_id, err: cause },
      "couldn't notify the person who made the request",
    );
  }
}

/** Bugs and refusals don't go away; other failures may. */
function mayRetry(error: unknown): boolean {
  return error instanceof UpstreamError ? error.retryable : !(error instanceof AegisError);
}

function keepLease(deps: JobDeps, request: Request): () => void {
  const timer = setInterval(() => {
    deps.store.renewLease(request, addMillis(deps.clock.now(), LEASE_MS)).catch((err: unknown) => {
      if (err instanceof LostLeaseError) clearInterval(timer);
      deps.logger.warn({ request_id: request.request_id, err }, 'lease not renewed');
    });
  }, RENEW_MS);
  return () => clearInterval(timer);
}
