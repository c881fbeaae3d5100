import { UpstreamError } from '../../base/errors.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { severityRuleOf } from '../../process/process-rules.js';
import { escapeText } from '../../views/text.js';
import { buildAnnouncement } from './announcement.js';

/**
 * Announces a public incident in the channels that aegis.yml names for its severity, once in each. Resolves to why Slack
 * refused some, as sentences.
 */
export async function announceSeverity(
  { settings, store }: Pick<JobDeps, 'settings' | 'store'>,
  { attempt, postOnce }: Pick<JobRun, 'attempt' | 'postOnce'>,
  { incident, channelId }: { incident: Incident; channelId: string },
): Promise<string[]> {
  const wanted = severityRuleOf(settings.process, incident.severity)?.announce ?? [];
  if (isDrill(incident.incident_id) || wanted.length === 0) return [];
  const announcements = [...((await store.getChannelLink(channelId))?.announcements ?? [])];
  const known = new Set([settings.announcementChannel, ...announcements.map(({ channel }) => channel)]);
  const refusals: string[] = [];
  for (const channel of wanted.filter((one) => !known.has(one))) {
    await attempt(`announce-${channel}`, async () => {
      const post = {
        channelId: channel,
        about: [incident.incident_id],
        message: buildAnnouncement(incident),
      };
      const posted = await postOnce({ step: `announce-${channel}`, ...post }).catch((error: unknown) => {
        if (error instanceof UpstreamError && !error.retryable) {
          refusals.push(`It isn't announced in ${escapeText(channel)}. ${error.message}`);
        }
        throw error;
      });
      announcements.push({ channel, ...posted });
      await store.saveChannelMessages(channelId, { announcements });
    });
  }
  return refusals;
}
