import { summaryRefresh } from '../../../capture/summary-refresh.js';
import { renderSummary } from '../workflow/render-summary.js';

/** Shows below a posted summary how much has happened since. */
export const refreshSummary = summaryRefresh.implement({
  async run(deps, { payload: { incident_id, timestamp }, attempt }) {
    const summary = await deps.store.getSummary(incident_id, timestamp);
    const { channel_id, message_ts, covers_until } = summary ?? {};
    if (!summary || !channel_id || !message_ts || !covers_until) return;
    const behind = await deps.store.countSince(incident_id, covers_until);
    if (behind === 0) return;
    const message = await renderSummary(deps, summary, behind);
    const place = { channelId: channel_id, ts: message_ts };
    await attempt('update', () => deps.show.update(place, message, [incident_id]));
  },
});
