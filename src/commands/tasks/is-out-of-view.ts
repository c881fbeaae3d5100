import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findAddition, placesOf } from './task-places.js';

/** After this many messages, a post may have left the screen. */
const MESSAGES = 3;
/** Maximum entries of the record to read; most task changes are edits, which don't move a post up. */
const READ = 25;

interface Shown {
  incident: Incident;
  task: Task;
}

/**
 * Whether the task's post is too far up for the person to see it change: they didn't click in it, and it isn't at the
 * end of the channel. False if there's no post, because then the change creates one.
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
  return isPushedUp({ store }, { incidentId: incident_id, from });
}

interface Posted {
  incidentId: string;
  /** When the post was made. */
  from: Timestamp;
  /** The event of the change that's to be shown, if it's on the record already. */
  besides?: string;
}

/** Whether more messages came after a post than a screen is sure to show. */
export async function isPushedUp(
  { store }: { store: Pick<RequestDeps['store'], 'entriesAfter'> },
  { incidentId, from, besides }: Posted,
): Promise<boolean> {
  const { events, comments } = await store.entriesAfter(incidentId, { from, after: {}, limit: READ });
  const posted = events.filter(
    ({ type, event_id }) => event_id !== besides && (type === 'TASK_ADDED' || !type.startsWith('TASK_')),
  );
  return posted.length + comments.length > MESSAGES;
}
