import { withoutClaimsCiting } from '../../data/entities/claims-on-messages.js';
import { keysOf } from '../../data/table/keys.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { refreshCard } from '../card/refresh-card.js';
import { refreshHomes } from '../home/home.js';
import { emptyWording, isWording } from './empty-wording.js';
import { eventsWithWordsOf } from './find-redactable.js';
import { placesOf, REDACTED_POST } from './places-of.js';
import { reduceSummary } from './reduce-summary.js';

interface Emptied {
  record: IncidentRecord;
  event: TimelineEvent;
  removal: { deleted_at: string; redacted_by: string };
}

/** Removes an event's text from every post that quotes it, and from the record. */
export async function emptyEvents(
  deps: JobDeps,
  run: Pick<JobRun, 'attempt'>,
  { record, event, removal }: Emptied,
): Promise<void> {
  const { incident, events, summaries, tasks } = record;
  const { attempt } = run;
  const { channel_id: channelId, incident_id } = incident;
  const same = eventsWithWordsOf(event, events);
  for (const place of same.flatMap((one) => placesOf(one, channelId))) {
    await attempt('post', () => deps.show.update(place, REDACTED_POST, [incident_id]));
  }
  const { redacted_by } = removal;
  if (isWording(event)) return emptyWording(deps, run, { record, event, redacted_by });
  // Posts first, because that's where people look; the events show a retry what's left to do.
  if (event.type.startsWith('TASK_')) await emptyTask(deps, attempt, event);
  if (event.type === 'UPDATE_POSTED' && channelId !== undefined) {
    await emptyNews(deps, channelId, event);
    await refreshCard(deps, attempt, { incident, channelId });
  }
  const gone = new Set([...same.map((one) => keysOf.event(one).SK), ...taskKeys(event, tasks)]);
  for (const summary of summaries) {
    const rest = withoutClaimsCiting(summary, gone);
    if (rest) await reduceSummary(deps, run, rest);
  }
  for (const one of same) await deps.store.emptyEvent(one, removal);
}

/** Handoffs cite a task itself where its events weren't read. */
function taskKeys({ type, detail }: TimelineEvent, tasks: IncidentRecord['tasks']): string[] {
  if (!type.startsWith('TASK_')) return [];
  return tasks.filter(({ number }) => String(number) === detail?.task).map((task) => keysOf.task(task).SK);
}

async function emptyTask(
  deps: JobDeps,
  attempt: JobRun['attempt'],
  { incident_id, detail }: TimelineEvent,
): Promise<void> {
  const task = (await deps.store.tasksOf(incident_id)).find(({ number }) => String(number) === detail?.task);
  if (task && !(await deps.store.emptyTask(task))) throw new Error('The task changed at the same moment.');
  await refreshHomes(deps, attempt);
}

/** The announcement shows the newest update. */
async function emptyNews({ store }: JobDeps, channelId: string, { timestamp }: TimelineEvent): Promise<void> {
  const link = await store.getChannelLink(channelId);
  if (link?.news_at !== timestamp) return;
  await store.saveChannelMessages(channelId, { news: undefined, news_at: undefined });
}
