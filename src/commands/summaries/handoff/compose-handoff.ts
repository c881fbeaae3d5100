import type { Incident } from '../../../incidents/records/incident.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import type { Message } from '../../../views/blocks.js';
import { buildHandoff, type Handoff } from './handoff-view.js';

/** The handoff as it's posted, with the tasks and newest events as they are now. */
export async function composeHandoff(
  { store }: Pick<JobDeps, 'store'>,
  handoff: Omit<Handoff, 'tasks' | 'events'> & { incident: Incident },
): Promise<Message> {
  const [tasks, shown] = await Promise.all([
    store.tasksOf(handoff.incident.incident_id),
    store.showIncident(handoff.incident.incident_id),
  ]);
  return buildHandoff({ ...handoff, tasks, events: (shown?.events ?? []).map(withoutQuote) });
}

/**
 * The post stays in the channel, so it says that a message was marked but doesn't quote it: the message may be deleted.
 */
function withoutQuote(event: TimelineEvent): TimelineEvent {
  const { comment, message, summary } = event.detail ?? {};
  const isQuote = [comment, message, summary].some((source) => source !== undefined);
  return isQuote ? { ...event, note: undefined, files: undefined } : event;
}
