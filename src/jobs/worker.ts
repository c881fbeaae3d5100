import { LostLeaseError, UpstreamError } from '../base/errors.js';
import { loadOnce } from '../base/load-once.js';
import { withLogContext } from '../base/log-context.js';
import { addMillis } from '../base/timestamp.js';
import type { Request } from '../incidents/records/request.js';
import { afterFailure, MAX_ATTEMPTS, type Outcome } from './after-failure.js';
import type { Job, JobCatalog } from './job.js';
import type { JobDeps, WorkerDeps } from './job-deps.js';
import { createLeaseWatch } from './lease-watch.js';
import { reportLost } from './report-lost.js';
import { createShow } from './show/create-show.js';
import { startRun } from './start-run.js';

/** How long a lease lasts, so how long the jobs of a dead worker wait. A live worker renews its leases. */
const LEASE_MS = 4_000;
const RENEW_MS = 1_000;
/** Between tries of a job of a kind that this version doesn't know. All five take longer than replacing a function. */
const OTHER_VERSION_MS = 15_000;

/** Runs the job of one request, or releases it for a retry. Throws only when the table fails. */
export type Worker = (requestId: string) => Promise<Outcome>;

/** `elapsed` counts milliseconds from any start, and never backwards. */
export function createWorker(parts: WorkerDeps, jobs: JobCatalog, elapsed = () => performance.now()): Worker {
  const find = createFinder(jobs);
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
    const stopRenewing = keepLease(deps, request);
    let job: Job | undefined;
    try {
      job = await find(request.kind);
      if (!job) throw unknownJob();
      const { run, missed } = startRun(deps, request);
      await job.run(deps, run);
      if (missed[0] && request.attempts < MAX_ATTEMPTS) throw missed[0].error;
      await reportLost(deps, request, missed);
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

/** Finds the job of a kind. */
function createFinder(jobs: JobCatalog): (kind: string) => Promise<Job | undefined> {
  const loads = new Map(Object.entries(jobs).map(([kind, load]) => [kind, loadOnce(load)]));
  return async (kind) => loads.get(kind)?.();
}

/** While a deployment replaces one function after the other, the new version opens jobs that the old one gets. */
function unknownJob(): UpstreamError {
  return new UpstreamError('unknown_job', 'Aegis was being updated.', {
    retryable: true,
    retryAfterMs: OTHER_VERSION_MS,
    advice: 'Try again in a minute.',
  });
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

/** The worker that took over settles the request. This one looks again later, in case that worker dies too. */
function afterLoss({ logger }: JobDeps, { request_id, kind, attempts }: Request, error: unknown): Outcome {
  if (!(error instanceof LostLeaseError)) throw error;
  logger.warn({ request_id, kind, attempts }, 'job stopped: another worker has taken it over');
  return { retryInMs: LEASE_MS };
}

function keepLease(deps: JobDeps, request: Request): () => void {
  const timer = setInterval(() => {
    deps.store.renewLease(request, addMillis(deps.clock.now(), LEASE_MS)).catch((err: unknown) => {
      // The job has just finished, or finds out as it saves its next step.
      if (err instanceof LostLeaseError) clearInterval(timer);
      else deps.logger.warn({ request_id: request.request_id, err }, 'lease not renewed');
    });
  }, RENEW_MS);
  return () => clearInterval(timer);
}
