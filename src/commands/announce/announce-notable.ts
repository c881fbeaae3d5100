import { isDrill } from '../../incidents/drill-id.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { severitiesInUse } from '../../process/process-rules.js';
import { notice } from '../../views/blocks.js';
import { eventText } from '../../views/event-line.js';
import { channel } from '../../views/text.js';
import { buildAnnouncement } from '../card/announcement.js';
import { headline } from '../card/incident-card.js';

interface Changed {
  incident: Incident;
  channelId: string;
  event: TimelineEvent;
}

/**
 * Posts in the announcement channel what nobody should have to notice in an older message: that an incident has the worst severity now or
 * no longer has it, that one with the worst is resolved or open again, or that it has become public. Does nothing for other events. Returns the post that quotes the reason.
 */
export async function announceNotable(
  { settings, store }: Pick<JobDeps, 'settings' | 'store'>,
  { attempt, postOnce }: Pick<JobRun, 'attempt' | 'postOnce'>,
  { incident, channelId, event }: Changed,
): Promise<PostedMessage | undefined> {
  const announcementChannel = settings.announcementChannel;
  if (announcementChannel === undefined || isDrill(incident.incident_id)) return undefined;
  const about = [incident.incident_id];
  let quote: PostedMessage | undefined;
  const [worst] = severitiesInUse(settings.process);
  const sign = signOf(event, { isWorst: incident.severity === worst, worst });
  if (sign !== undefined) {
    const text = `${sign} *${headline(incident)}* · ${channel(channelId)}\n${eventText(event)}`;
    await attempt('announce-severity', async () => {
      quote = await postOnce({
        step: 'notable',
        channelId: announcementChannel,
        about,
        message: notice(text),
      });
    });
  }
  if (newValue('visibility', event) !== 'public') return quote;
  await attempt('announce-public', async () => {
    const message = buildAnnouncement(incident);
    const posted = await postOnce({ step: 'notable', channelId: announcementChannel, about, message });
    await store.saveChannelMessages(channelId, {
      announcement_channel_id: posted.channelId,
      announcement_ts: posted.ts,
    });
  });
  return undefined;
}

/** How an announcement begins that alarms people, or ends the alarm; undefined for other events. */
function signOf(
  event: TimelineEvent,
  { isWorst, worst }: { isWorst: boolean; worst: string | undefined },
): string | undefined {
  const severity = newValue('severity', event);
  if (severity !== undefined && severity === worst) return ':rotating_light:';
  if (severity !== undefined) return event.detail?.from === worst ? ':arrow_down:' : undefined;
  const status = newValue('status', event);
  if (!isWorst || status === undefined) return undefined;
  if (status === 'RESOLVED') return ':white_check_mark:';
  return ENDED.has(event.detail?.from) && !ENDED.has(status) ? ':rotating_light:' : undefined;
}

const ENDED: ReadonlySet<string | undefined> = new Set(['RESOLVED', 'CLOSED']);
