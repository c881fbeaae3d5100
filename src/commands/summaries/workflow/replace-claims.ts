import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';

/** Stores a summary without withdrawn claims, and deletes the text made from the old ones. */
export async function replaceClaims(
  { contents, store }: Pick<JobDeps, 'contents' | 'store'>,
  summary: Summary & { redacted_claims: number },
): Promise<void> {
  // First, because nothing else points to it once the reference is gone.
  if (summary.content_ref !== undefined) await contents.remove(summary.content_ref);
  await store.replaceClaims(summary);
}
