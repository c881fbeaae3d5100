import * as z from 'zod';
import { ARCHIVE_OUTCOMES, type ArchiveOutcome } from '../../archive/archive-incident.js';
import { MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import type { Environment } from '../config/config.js';
import { callAws } from '../outward/call-aws.js';

/** Less than the worker's own time limit. A slower archiver continues, and the job asks again. */
const TIMEOUT_MS = 2 * MINUTE_MS;

const result = z.object({ outcome: z.enum(ARCHIVE_OUTCOMES) });

/**
 * Archives an incident through the one function whose role may delete items; the worker's role may not. Throws a
 * retryable UpstreamError.
 */
export function createArchiverInvoker(
  env: Environment,
  functionName: string | undefined,
): (incidentId: string) => Promise<ArchiveOutcome> {
  return async (incident_id) => {
    if (!functionName) throw unavailable("AEGIS_ARCHIVER isn't set here");
    const response = await callAws(env, {
      service: 'lambda',
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task: 'archive', incident_id }),
      timeoutMs: TIMEOUT_MS,
    }).catch((cause: unknown) => {
      throw unavailable("it didn't answer", cause);
    });
    const isDone = response.status === 200 && !('x-amz-function-error' in response.headers);
    const { data } = result.safeParse(isDone ? JSON.parse(response.body) : undefined);
    if (!data) throw unavailable(`it answered ${response.status}`);
    return data.outcome;
  };
}

function unavailable(reason: string, cause?: unknown): UpstreamError {
  return new UpstreamError('archiver_unavailable', `Couldn't reach the archiver: ${reason}.`, {
    retryable: true,
    cause,
  });
}
