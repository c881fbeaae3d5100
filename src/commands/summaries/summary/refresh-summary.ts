import { summaryRefresh } from '../../../capture/summary-refresh.js';
import type { JobRun } from '../../../jobs/job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { renderSummary } from '../workflow/render-summary.js';

interface Activity {
  incident_id: string;
  timestamp?: string | undefined;
}

/** Shows below a posted summary how much has happened since, and warns about what that overtakes. */
export const refreshSummary = summaryRefresh.implement({
  async run(deps, run) {
    await showHowFarBehind(deps, run);
    const { findOvertaken } = await import('../overtaken/find-overtaken.js');
    await findOvertaken(deps, run);
  },
});

async function showHowFarBehind(
  deps: JobDeps,
  { payload: { incident_id, timestamp }, attempt }: Pick<JobRun<Activity>, 'attempt' | 'payload'>,
): Promise<void> {
  if (timestamp === undefined) return;
  const summary = await deps.store.getSummary(incident_id, timestamp);
  const { channel_id, message_ts, covers_until } = summary ?? {};
  if (!summary || !channel_id || !message_ts || !covers_until) return;
  const behind = await deps.store.countSince(incident_id, covers_until);
  if (behind === 0) return;
  const message = await renderSummary(deps, summary, behind);
  const place = { channelId: channel_id, ts: message_ts };
  await attempt('update', () => deps.show.update(place, message, [incident_id]));
}
