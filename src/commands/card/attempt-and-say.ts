import { UpstreamError } from '../../base/errors.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';

interface Optional {
  step: string;
  incidentId: string;
  /** The incidents that the sentence shows; this one if absent. */
  about?: string[];
  /** Who has to know when it isn't done; nobody without a user, such as when alerts declared it. */
  to: { channelId: string; userId: string | undefined };
  /** What isn't so then, as a sentence about `It` or `INC-1`. */
  missing(incident: string): string;
  act(): Promise<unknown>;
}

/**
 * Runs an optional part of a job that shows an incident. Resolves to why Slack refused it, as sentences for the job's own
 * answer. While Slack only fails, the job is tried again, so the person is notified when it has failed for the last time.
 */
export async function attemptAndSay(
  { show }: Pick<JobDeps, 'show'>,
  { attempt }: Pick<JobRun, 'attempt'>,
  { step, incidentId, about = [incidentId], to: { channelId, userId }, missing, act }: Optional,
): Promise<string[]> {
  const refusals: string[] = [];
  const tryIt = () =>
    act().catch((error: unknown) => {
      if (error instanceof UpstreamError && !error.retryable) {
        refusals.push(`${missing('It')} ${error.message}`);
      }
      throw error;
    });
  await attempt(step, tryIt, async ({ fact }) => {
    if (userId === undefined) return;
    const message = notice(`${missing(shortId(incidentId))} ${fact}`);
    await show.notify({ channelId, userId }, message, about);
  });
  return refusals;
}
