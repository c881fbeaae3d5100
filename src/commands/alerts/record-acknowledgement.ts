import { createHash } from 'node:crypto';
import { pageAcknowledgement } from '../../alerts/alert-jobs.js';
import { notice } from '../../views/blocks.js';
import { label } from '../../views/text.js';

/** Records that someone took a page, and says so in the incident channel. */
export const recordAcknowledgement = pageAcknowledgement.implement({
  async run({ store, clock }, { payload, request, step, postOnce }) {
    const { incident_id, service, by } = payload;
    const incident = await store.getIncident(incident_id);
    if (!incident || incident.archive_key !== undefined) return;
    const who = by === undefined ? '' : ` by ${by}`;
    const digest = createHash('sha256').update(request.request_id).digest('hex').slice(0, 16);
    await step('event', async () => {
      await store.recordEvent({
        incident_id,
        event_id: `page-${digest}`,
        timestamp: request.created_at ?? clock.now(),
        type: 'PAGE_ACKNOWLEDGED',
        description: `Page of ${service} acknowledged${who}`,
        source: 'PagerDuty',
        detail: { service, ...(by !== undefined && { by }) },
      });
    });
    if (incident.channel_id === undefined) return;
    const text = `:pager: *${label(by ?? 'Someone')}* acknowledged the page of ${label(service)}.`;
    await postOnce({ channelId: incident.channel_id, about: [incident_id], message: notice(text) });
  },
});
