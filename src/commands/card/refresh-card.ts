import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAnnouncement } from './announcement.js';
import { readAround } from './around-incident.js';
import { buildCard } from './incident-card.js';

/** Updates the card in the incident channel and the announcement. */
export async function refreshCard(
  deps: Pick<JobDeps, 'settings' | 'show' | 'slack' | 'store'>,
  attempt: JobRun['attempt'],
  { incident, channelId }: { incident: Incident; channelId: string },
): Promise<void> {
  const { show, store } = deps;
  const link = await store.getChannelLink(channelId);
  const { card_ts, announcement_channel_id, announcement_ts, announcements = [], news, news_at } = link ?? {};
  const { last_update_at, next_update_at: next } = incident;
  const promise = news_at === last_update_at ? { next } : {};
  const update =
    news !== undefined && news_at !== undefined ? { text: news, at: news_at, ...promise } : undefined;
  const about = [incident.incident_id];
  if (card_ts) {
    await attempt('card', async () => {
      const card = buildCard(incident, await readAround(deps, incident));
      await show.update({ channelId, ts: card_ts }, card, about);
    });
  }
  const main = { channelId: announcement_channel_id ?? '', ts: announcement_ts ?? '' };
  const isAnnounced = main.channelId !== '' && main.ts !== '';
  for (const place of [...(isAnnounced ? [main] : []), ...announcements]) {
    await attempt('announcement', () =>
      show.update({ channelId: place.channelId, ts: place.ts }, buildAnnouncement(incident, update), about),
    );
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
