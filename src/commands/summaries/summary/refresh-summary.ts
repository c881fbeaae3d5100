import * as z from 'zod';
import { REFRESH_SUMMARY } from '../../../capture/summary-refresher.js';
import type { Job } from '../../../jobs/job.js';
import { renderSummary } from '../workflow/summary-message.js';

const payload = z.object({ incident_id: z.string(), timestamp: z.string() });

/** Says below a posted summary how much has happened since. */
export const freshen: Job = {
  kind: REFRESH_SUMMARY,
  async run({ store, ...deps }, { request, attempt }) {
    const { incident_id, timestamp } = payload.parse(request.payload);
    const summary = await store.getSummary(incident_id, timestamp);
    const { channel_id, message_ts, covers_until } = summary ?? {};
    if (!summary || !channel_id || !message_ts || !covers_until) return;
    const behind = await store.countSince(incident_id, covers_until);
    if (behind === 0) return;
    const message = await renderSummary({ ...deps, store }, summary, behind);
    await attempt('update', () => deps.slack.update(channel_id, message_ts, message));
  },
};
