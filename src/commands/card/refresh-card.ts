import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAnnouncement } from './announcement.js';
import { buildCard } from './incident-card.js';

/** Updates the card in the incident channel and the announcement. */
export async function refreshCard(
  { slack, store }: Pick<JobDeps, 'slack' | 'store'>,
  attempt: JobRun['attempt'],
  { incident, channelId }: { incident: Incident; channelId: string },
): Promise<void> {
  const link = await store.getChannelLink(channelId);
  const { card_ts, announcement_channel_id, announcement_ts, news, news_at } = link ?? {};
  const update = news !== undefined && news_at !== undefined ? { text: news, at: news_at } : undefined;
  if (card_ts) await attempt('card', () => slack.update(channelId, card_ts, buildCard(incident)));
  if (announcement_channel_id && announcement_ts) {
    await attempt('announcement', () =>
      slack.update(announcement_channel_id, announcement_ts, buildAnnouncement(incident, update)),
    );
  }
}
