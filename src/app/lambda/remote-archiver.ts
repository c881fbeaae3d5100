import * as z from 'zod';
import { ARCHIVE_OUTCOMES, type ArchiveOutcome } from '../../archive/archive-incident.js';
import { MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import { callAws } from './call-aws.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Less than the worker has; an archiver that takes longer goes on, and the job asks again. */
const TIMEOUT_MS = 2 * MINUTE_MS;

const answer = z.object({ outcome: z.enum(ARCHIVE_OUTCOMES) });

/**
 * Has an incident archived by the one function whose role may delete, named by `AEGIS_ARCHIVER`; the worker's may not.
 * Throws UpstreamError, after which the same call is to be made again.
 */
export function createRemoteArchiver(env: Environment): (incidentId: string) => Promise<ArchiveOutcome> {
  return async (incident_id) => {
    const name = env.AEGIS_ARCHIVER;
    if (!name) throw unavailable('this function does not know the archiver');
    const response = await callAws(env, {
      service: 'lambda',
      path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task: 'archive', incident_id }),
      timeoutMs: TIMEOUT_MS,
    }).catch((cause: unknown) => {
      throw unavailable('it did not answer', cause);
    });
    const isDone = response.status === 200 && !('x-amz-function-error' in response.headers);
    const { data } = answer.safeParse(isDone ? JSON.parse(response.body) : undefined);
    if (!data) throw unavailable(`it answered ${response.status}`);
    return data.outcome;
  };
}

function unavailable(reason: string, cause?: unknown): UpstreamError {
  return new UpstreamError('archiver_unavailable', `The archiver could not be asked: ${reason}.`, {
    retryable: true,
    cause,
  });
}
