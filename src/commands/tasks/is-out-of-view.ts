import { fromSlackTs } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findAddition, placesOf } from './task-places.js';

/** Messages after which a post may have left the screen. */
const MESSAGES = 3;
/** Entries of the record to read; most changes of tasks are edits, which push nothing up. */
const READ = 25;

interface Shown {
  incident: Incident;
  task: Task;
}

/**
 * Whether the task's post is too far up for a person to see it change: they didn't click in it, and it isn't at the end
 * of the channel. False without a post, because then the change makes one.
 */
export async function isOutOfView(
  { store }: Pick<RequestDeps, 'store'>,
  { clickedTs }: Pick<Invocation, 'clickedTs'>,
  { incident: { incident_id, channel_id = '' }, task }: Shown,
): Promise<boolean> {
  if (clickedTs !== undefined) return false;
  const [newest] = placesOf(await findAddition({ store }, task), channel_id);
  const from = newest && fromSlackTs(newest.ts);
  if (from === undefined) return false;
  const { events, comments } = await store.entriesAfter(incident_id, { from, after: {}, limit: READ });
  const posted = events.filter(({ type }) => type === 'TASK_ADDED' || !type.startsWith('TASK_'));
  return posted.length + comments.length > MESSAGES;
}
