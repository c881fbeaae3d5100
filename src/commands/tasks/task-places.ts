import type { Task } from '../../incidents/records/incident-task.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { taskEventId } from './task-announcement.js';

/** The event of a task's creation, which records where the task is shown; it may have expired. */
export function findAddition(
  { store }: Pick<JobDeps, 'store'>,
  { incident_id, timestamp, number }: Task,
): Promise<TimelineEvent | undefined> {
  return store.getEvent({ incident_id, timestamp, event_id: taskEventId({ number, version: 1 }) });
}

/** Where a task is shown in its channel, the newest post first. */
export function placesOf(addition: TimelineEvent | undefined, channelId: string): PostedMessage[] {
  const { message_ts: ts, copies = [] } = addition ?? {};
  return ts === undefined ? copies : [{ channelId, ts }, ...copies];
}
