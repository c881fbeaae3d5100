import * as z from 'zod';
import { snapshotIncident } from '../archive/snapshot.js';
import { eventEntity } from '../data/entities/event.js';
import type { Incident } from '../data/entities/incident.js';
import type { Deps } from '../deps.js';
import type { Job } from '../jobs/job.js';
import { buildAnnouncement } from '../views/announcement.js';
import { notice } from '../views/blocks.js';
import { buildCard } from '../views/incident-card.js';
import { eventText } from '../views/timeline.js';
import { ANNOUNCE_CHANGE, readIncident } from './change.js';
import { proposeResolution } from './propose-resolution.js';

const payload = z.object({ event: eventEntity.schema });

/** Tells the incident's channel what changed and brings card and announcement up to date. */
export const announceChange: Job = {
  kind: ANNOUNCE_CHANGE,
  async run(deps, { request, step, attempt }) {
    const { event } = payload.parse(request.payload);
    const incident = await readIncident(deps, event.incident_id);
    const { channel_id } = incident;
    if (channel_id === undefined) return;
    await step('post', (mayExist) =>
      deps.slack.post(channel_id, notice(eventText(event)), { key: request.request_id, mayExist }),
    );
    await refresh(deps, incident, channel_id, attempt);
    if (event.type === 'STATUS_CHANGED' && event.detail?.to === 'RESOLVED')
      await proposeResolution(deps, event);
    // Retention begins to take things away some time after; what stands now is kept.
    if (event.detail?.to === 'CLOSED') {
      await attempt('snapshot', () =>
        step('snapshot', () => snapshotIncident(deps.archive, incident.incident_id)),
      );
    }
  },
};

/** Redraws the messages by which Slack shows an incident. */
async function refresh(
  deps: Deps,
  incident: Incident,
  channelId: string,
  attempt: (name: string, run: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const link = await deps.store.getChannelLink(channelId);
  const { card_ts, announcement_channel_id, announcement_ts } = link ?? {};
  if (card_ts) await attempt('card', () => deps.slack.update(channelId, card_ts, buildCard(incident)));
  if (announcement_channel_id && announcement_ts) {
    await attempt('announcement', () =>
      deps.slack.update(announcement_channel_id, announcement_ts, buildAnnouncement(incident)),
    );
  }
}
