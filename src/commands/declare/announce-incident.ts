import { UpstreamError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAnnouncement } from '../card/announcement.js';
import type { DeclarationRequest } from './declaration.js';

interface Declared {
  incident: Incident;
  channelId: string;
}

/**
 * Announces an incident in the announcement channel. Resolves to why Slack refused that, for the person who declared it:
 * most often nobody has invited Aegis to the channel.
 */
export async function announceIncident(
  { settings, store }: JobDeps,
  { attempt, postOnce }: JobRun<DeclarationRequest>,
  { incident, channelId }: Declared,
): Promise<string[]> {
  const announcementChannel = settings.announcementChannel;
  if (announcementChannel === undefined) return [];
  const refusals: string[] = [];
  await attempt('announcement', async () => {
    const message = buildAnnouncement(incident);
    const posted = await postOnce({
      step: 'announcement',
      channelId: announcementChannel,
      about: [incident.incident_id],
      message,
    }).catch((error: unknown) => {
      if (error instanceof UpstreamError && !error.retryable) {
        refusals.push(`It isn't announced in the announcement channel. ${error.message}`);
      }
      throw error;
    });
    await store.saveChannelMessages(channelId, {
      announcement_channel_id: posted.channelId,
      announcement_ts: posted.ts,
    });
  });
  return refusals;
}
