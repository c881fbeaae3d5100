import { UpstreamError } from '../../base/errors.js';
import { eventKind } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps, QuietSlack } from '../../jobs/job-deps.js';
import { composeTopic } from './topic.js';

const SUFFIX_MAX = 3;

interface Changed {
  incident: Incident;
  channelId: string;
  event: TimelineEvent;
}

/** Updates the topic of the incident channel and, after an edit, its name. */
export async function refreshChannel(
  { slack }: Pick<JobDeps, 'slack'>,
  attempt: JobRun['attempt'],
  { incident, channelId, event }: Changed,
): Promise<void> {
  if (isInTopic(event)) {
    await attempt('topic', async () => slack.setTopic(channelId, await composeTopic(slack, incident)));
  }
  if (event.type === 'INCIDENT_EDITED')
    await attempt('name', () => rename(slack, { incident, channelId, event }));
}

function isInTopic({ type, detail }: TimelineEvent): boolean {
  const { part } = eventKind(type);
  return part === 'status' || part === 'severity' || (part === 'roles' && detail?.role === 'commander');
}

/** Leaves a name alone that people gave the channel. */
async function rename(slack: QuietSlack, { incident, channelId, event }: Changed): Promise<void> {
  const { incident_id, title } = incident;
  const before = event.detail?.from_title;
  if (before === undefined || before === title) return;
  const { buildChannelName } = await import('./channel-name.js');
  const { name } = await slack.channel(channelId);
  if (!name.startsWith(buildChannelName(incident_id, before))) return;
  for (let suffix = 1; ; suffix += 1) {
    try {
      return await slack.renameChannel(channelId, buildChannelName(incident_id, title, suffix));
    } catch (error) {
      const isTaken = error instanceof UpstreamError && error.upstreamCode === 'name_taken';
      if (!isTaken || suffix === SUFFIX_MAX) throw error;
    }
  }
}
