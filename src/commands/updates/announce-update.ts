import { WithheldError } from '../../base/errors.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { buildUpdate } from '../card/announcement.js';

/** Keeps an update for the announcement, which shows the newest one. Does nothing for other events. */
export async function saveNewestUpdate(
  { store }: Pick<JobDeps, 'store'>,
  channelId: string,
  { type, note, timestamp, detail }: TimelineEvent,
): Promise<void> {
  if (type === 'UPDATE_POSTED' && detail?.audience !== 'channel') {
    await store.saveChannelMessages(channelId, { news: note, news_at: timestamp });
  }
}

/**
 * Posts an update in the announcement channel. Does nothing for other events, other audiences and drills. Deletes one
 * that Slack may have accepted before its incident became private.
 */
export async function announceUpdate(
  { settings }: Pick<JobDeps, 'settings'>,
  { postOnce }: Pick<JobRun, 'postOnce'>,
  { incident, event }: { incident: Incident; event: TimelineEvent },
): Promise<PostedMessage | undefined> {
  const channelId = settings.announcementChannel;
  const { type, note = '', timestamp: at, user_id: by = '', detail } = event;
  if (type !== 'UPDATE_POSTED' || detail?.audience === 'channel') return undefined;
  if (channelId === undefined || isDrill(incident.incident_id)) return undefined;
  const message = buildUpdate(incident, { text: note, at, next: detail?.next }, by);
  try {
    return await postOnce({ step: 'announce', channelId, about: [incident.incident_id], message });
  } catch (error) {
    if (error instanceof WithheldError) return undefined;
    throw error;
  }
}
