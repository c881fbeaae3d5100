import type { Request } from '../../incidents/records/request.js';
import type { JobDeps as Deps } from '../../jobs/job-deps.js';
import type { Invocation } from './invocation.js';

interface NewJob {
  kind: string;
  /** Jobs of one lane run in order. */
  lane: string;
  payload: Record<string, unknown>;
}

/** The row of a job, not yet written. */
export function buildRequest(ask: Invocation, { kind, payload }: Pick<NewJob, 'kind' | 'payload'>): Request {
  return {
    request_id: ask.requestId,
    kind,
    state: 'OPEN',
    created_at: ask.at,
    payload,
    steps: {},
    attempts: 0,
  };
}

/**
 * Writes a job down and starts it. A second delivery changes nothing, but starts it too: it may be this very one, whose
 * first answer from the table was lost. Starting what is done already does nothing.
 */
export async function openJob(
  deps: Pick<Deps, 'queue' | 'store'>,
  ask: Invocation,
  { lane, ...job }: NewJob,
): Promise<void> {
  await deps.store.openRequest(buildRequest(ask, job));
  await deps.queue.enqueue({ requestId: ask.requestId, lane });
}
