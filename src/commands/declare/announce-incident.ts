import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAnnouncement } from '../card/announcement.js';
import { attemptAndSay } from '../card/attempt-and-say.js';

interface Declared {
  incident: Incident;
  channelId: string;
  /** Who declared it, and where. */
  to: { channelId: string; userId: string | undefined };
}

/**
 * Announces an incident in the announcement channel. Resolves to why Slack refused that, for the person who declared it:
 * most often nobody has invited Aegis to the channel.
 */
export async function announceIncident(
  deps: JobDeps,
  run: Pick<JobRun, 'attempt' | 'postOnce'>,
  { incident, channelId, to }: Declared,
): Promise<string[]> {
  const { announcementChannel } = deps.settings;
  if (announcementChannel === undefined) return [];
  const { incident_id: incidentId } = incident;
  return attemptAndSay(deps, run, {
    step: 'announcement',
    incidentId,
    to,
    missing: (it) => `${it} isn't announced in the announcement channel.`,
    async act() {
      const posted = await run.postOnce({
        step: 'announcement',
        channelId: announcementChannel,
        about: [incidentId],
        message: buildAnnouncement(incident),
      });
      await deps.store.saveChannelMessages(channelId, {
        announcement_channel_id: posted.channelId,
        announcement_ts: posted.ts,
      });
    },
  });
}
