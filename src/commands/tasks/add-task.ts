import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, user } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, confirm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { addParticipant } from '../people/add-participant.js';
import type { NewTask } from './read-new-task.js';
import { buildTaskAnnouncement, taskAnnouncement } from './task-announcement.js';

/** Adds a task under the incident's next number, and makes its owner a participant. */
export async function addTask(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, ...wanted }: NewTask & { incident: Incident },
): Promise<Reply> {
  const { number } = await add(deps, invocation, { incident, wanted });
  const { owner, due } = wanted;
  const owned = owner === undefined ? '' : ` for ${user(owner)}`;
  const dated = due === undefined ? '.' : `, due ${date(due.value)}.${due.zoneNote}`;
  const confirmation = notice(`Added task ${number} to ${shortId(incident.incident_id)}${owned}${dated}`);
  // The channel doesn't show how Aegis understood the date.
  return due?.zoneNote ? answer(confirmation) : confirm(invocation, incident, confirmation);
}

/** Adds several, in order; a redelivery adds those that an earlier one didn't get to. */
export async function addTasks(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, tasks }: { incident: Incident; tasks: readonly NewTask[] },
): Promise<Reply> {
  for (const [n, wanted] of tasks.entries()) {
    const own = { ...invocation, requestId: `${invocation.requestId}-${n}` };
    await add(deps, own, { incident, wanted });
  }
  const zoneNote = tasks.find(({ due }) => due?.zoneNote)?.due?.zoneNote ?? '';
  const confirmation = notice(`Added ${tasks.length} tasks to ${shortId(incident.incident_id)}.${zoneNote}`);
  return zoneNote === '' ? confirm(invocation, incident, confirmation) : answer(confirmation);
}

async function add(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, wanted: { text, owner, due } }: { incident: Incident; wanted: NewTask },
): Promise<Task> {
  const { incident_id } = incident;
  if (owner !== undefined)
    await addParticipant(deps, invocation, { incident, userId: owner, what: 'a task' });
  const names = await deps.slack.names(owner === undefined ? [] : [owner]);
  const draft = {
    incident_id,
    timestamp: invocation.at,
    text,
    owner,
    due: due?.value,
    created_by: invocation.userId,
  };
  const announce = (task: Task) =>
    buildTaskAnnouncement(invocation, { incident, task, type: 'TASK_ADDED', names });
  const added = await addOnce(deps, draft, () => deps.store.addTask({ task: draft, announce }));
  await taskAnnouncement.start(deps, invocation, announce(added).payload);
  return added;
}

/** Adds the task, or returns the one that an earlier delivery of this request added. */
async function addOnce(
  { store }: Pick<RequestDeps, 'store'>,
  { incident_id, timestamp, text }: Pick<Task, 'incident_id' | 'timestamp' | 'text'>,
  add: () => Promise<Task>,
): Promise<Task> {
  try {
    return await add();
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
    const tasks = await store.tasksOf(incident_id);
    const added = tasks.find((task) => task.timestamp === timestamp && task.text === text);
    if (added) return added;
    throw error;
  }
}
