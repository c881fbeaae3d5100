import type { Reduced } from '../../data/entities/claims-on-messages.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { renderSummary } from '../summaries/workflow/render-summary.js';
import { replaceClaims } from '../summaries/workflow/replace-claims.js';

/** Stores a summary without the withdrawn claims, and updates it where it's posted. */
export async function reduceSummary(
  deps: JobDeps,
  { attempt }: Pick<JobRun, 'attempt'>,
  rest: Reduced,
): Promise<void> {
  await replaceClaims(deps, rest);
  const { channel_id: channelId, message_ts: ts, incident_id } = rest;
  if (!channelId || !ts) return;
  const rendered = await renderSummary(deps, rest);
  await attempt('summary', () => deps.show.update({ channelId, ts }, rendered, [incident_id]));
}
