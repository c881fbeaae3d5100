import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { SECOND_MS } from '../../../base/durations.js';
import { addMillis } from '../../../base/timestamp.js';
import type { DefinedJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import type { Invocation } from '../invocation.js';
import { answer, type Reply } from '../reply.js';
import type { RequestDeps } from '../request-deps.js';

/** The same request by the same person so soon is a button pressed twice. */
const REPEATED_MS = 10 * SECOND_MS;

const REPEATED = answer(
  notice("You just asked for that, so it's posted once. To get another, ask again in ten seconds."),
);

/**
 * Opens a job that posts something others see, unless the same person asked for the same a moment ago: returns the answer
 * that says so, else undefined. 4 WRU.
 */
export async function openUnlessRepeated<S extends z.ZodType>(
  deps: Pick<RequestDeps, 'queue' | 'store'>,
  invocation: Invocation,
  job: Pick<DefinedJob<S>, 'buildRequest' | 'kind' | 'start'>,
  payload: z.input<S>,
): Promise<Reply | undefined> {
  const words = JSON.stringify([job.kind, invocation.userId, payload]);
  const opened = await deps.store.openRequestOnce(job.buildRequest(invocation, payload), {
    id: `again-${createHash('sha256').update(words).digest('base64url').slice(0, 22)}`,
    since: addMillis(invocation.at, -REPEATED_MS),
  });
  // A duplicate is a redelivery: the first delivery may have died before the start.
  if (opened === 'repeated') return REPEATED;
  await job.start(deps, invocation, payload);
  return undefined;
}
