import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAnnouncement } from './announcement.js';
import { buildCard } from './incident-card.js';

/** Updates the card in the incident channel and the announcement. */
export async function refreshCard(
  { show, store }: Pick<JobDeps, 'show' | 'store'>,
  attempt: JobRun['attempt'],
  { incident, channelId }: { incident: Incident; channelId: string },
): Promise<void> {
  const link = await store.getChannelLink(channelId);
  const { card_ts, announcement_channel_id, announcement_ts, news, news_at } = link ?? {};
  const update = news !== undefined && news_at !== undefined ? { text: news, at: news_at } : undefined;
  const about = [incident.incident_id];
  if (card_ts) {
    await attempt('card', () => show.update({ channelId, ts: card_ts }, buildCard(incident), about));
  }
  if (announcement_channel_id && announcement_ts) {
    const place = { channelId: announcement_channel_id, ts: announcement_ts };
    await attempt('announcement', () => show.update(place, buildAnnouncement(incident, update), about));
  }
}

/** Takes back everything that was posted about an incident outside its channel. */
export async function takeBackPosts(
  { show, store }: Pick<JobDeps, 'show' | 'store'>,
  attempt: JobRun['attempt'],
  channelId: string,
): Promise<void> {
  for (const place of (await store.getChannelLink(channelId))?.elsewhere ?? []) {
    await attempt('take-back', () => show.takeBack(place));
  }
}
