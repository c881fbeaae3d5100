import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { severityRuleOf } from '../../process/process-rules.js';
import { label } from '../../views/text.js';
import { buildAnnouncement } from './announcement.js';
import { attemptAndSay } from './attempt-and-say.js';

interface Called {
  incident: Incident;
  channelId: string;
  /** Who declared it or changed its severity, and where. */
  to: { channelId: string; userId: string | undefined };
}

/**
 * Announces a public incident in the channels that aegis.yml names for its severity, once in each. Resolves to why Slack
 * refused some, as sentences.
 */
export async function announceSeverity(
  deps: Pick<JobDeps, 'settings' | 'show' | 'store'>,
  run: Pick<JobRun, 'attempt' | 'postOnce'>,
  { incident, channelId, to }: Called,
): Promise<string[]> {
  const { settings, store } = deps;
  const { incident_id: incidentId, severity } = incident;
  const wanted = severityRuleOf(settings.process, severity)?.announce ?? [];
  if (isDrill(incidentId) || wanted.length === 0) return [];
  const announcements = [...((await store.getChannelLink(channelId))?.announcements ?? [])];
  const known = new Set([settings.announcementChannel, ...announcements.map(({ channel }) => channel)]);
  const refusals: string[] = [];
  for (const channel of wanted.filter((one) => !known.has(one))) {
    const step = `announce-${channel}`;
    const refused = await attemptAndSay(deps, run, {
      step,
      incidentId,
      to,
      missing: (it) => `${it} isn't announced in ${label(channel)}.`,
      async act() {
        const message = buildAnnouncement(incident);
        const posted = await run.postOnce({ step, channelId: channel, about: [incidentId], message });
        announcements.push({ channel, ...posted });
        await store.saveChannelMessages(channelId, { announcements });
      },
    });
    refusals.push(...refused);
  }
  return refusals;
}
