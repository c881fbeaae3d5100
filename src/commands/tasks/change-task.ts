import { ConflictError, NotFoundError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, user } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, confirm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import type { TypedTime } from '../kernel/time/time-arguments.js';
import { addParticipant } from '../people/add-participant.js';
import { isOutOfView } from './is-out-of-view.js';
import { buildTaskAnnouncement, type TaskEvent, taskAnnouncement } from './task-announcement.js';
import { concernsOthers } from './task-post.js';

interface TaskRef {
  incident: Incident;
  number: number;
}

/** Marks a task as done. */
export function finishTask(deps: RequestDeps, invocation: Invocation, ref: TaskRef): Promise<Reply> {
  const { userId, at } = invocation;
  return changeTask(deps, invocation, {
    ...ref,
    decide: ({ state }) =>
      state === 'open'
        ? { set: { state: 'done', done_by: userId, done_at: at }, type: 'TASK_DONE' }
        : undefined,
    result: ({ done_by }) => `is done${done_by && done_by !== userId ? `, by ${user(done_by)}` : ''}`,
  });
}

export function reopenTask(deps: RequestDeps, invocation: Invocation, ref: TaskRef): Promise<Reply> {
  return changeTask(deps, invocation, {
    ...ref,
    decide: ({ state }) =>
      state === 'done'
        ? { set: { state: 'open', done_by: undefined, done_at: undefined }, type: 'TASK_REOPENED' }
        : undefined,
    result: () => 'is open',
  });
}

/** Gives an open task to someone, who becomes a participant. */
export function assignTask(
  deps: RequestDeps,
  invocation: Invocation,
  { owner, ...ref }: TaskRef & { owner: string },
): Promise<Reply> {
  return changeTask(deps, invocation, {
    ...ref,
    newOwner: owner,
    decide(task) {
      if (task.owner === owner) return undefined;
      if (task.state === 'open') return { set: { owner }, type: 'TASK_ASSIGNED' };
      throw new ConflictError(
        `Task ${ref.number} is done. To assign it, run \`/incident task reopen ${ref.number}\` first.`,
      );
    },
    result: () => `is assigned to ${user(owner)}`,
  });
}

/** Moves when an open task is due; its owner is reminded again then. */
export function rescheduleTask(
  deps: RequestDeps,
  invocation: Invocation,
  { due, ...ref }: TaskRef & { due: TypedTime<Timestamp> },
): Promise<Reply> {
  return changeTask(deps, invocation, {
    ...ref,
    decide(task) {
      if (task.due === due.value) return undefined;
      if (task.state === 'open')
        return { set: { due: due.value, reminded_at: undefined }, type: 'TASK_RESCHEDULED' };
      throw new ConflictError(
        `Task ${ref.number} is done. To change when it's due, run \`/incident task reopen ${ref.number}\` first.`,
      );
    },
    result: () => `is due ${date(due.value)}${due.zoneNote.replace(/\.$/, '')}`,
  });
}

interface WantedChange {
  set: { [K in keyof Task]?: Task[K] | undefined };
  type: TaskEvent;
}

interface TaskChange extends TaskRef {
  /** Undefined if the task is already in that state. */
  decide(task: Task): WantedChange | undefined;
  /** The task's state for the answer: `is done`. */
  result(task: Task): string;
  newOwner?: string;
}

async function changeTask(deps: RequestDeps, invocation: Invocation, change: TaskChange): Promise<Reply> {
  const { incident, number, result } = change;
  const { task, isShown } = await writeChange(deps, invocation, change);
  const message = notice(`Task ${number} of ${shortId(incident.incident_id)} ${result(task)}.`);
  return isShown ? confirm(invocation, incident, message) : answer(message);
}

interface Written {
  task: Task;
  /** Whether the person sees a change: at the end of the channel, or in the post where they clicked. */
  isShown: boolean;
}

/** Throws StaleReadError when someone else was faster; the runner then reads and checks again. */
async function writeChange(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, number, decide, newOwner }: TaskChange,
): Promise<Written> {
  const before = await readTask(deps, { incident, number });
  const wanted = decide(before);
  if (!wanted) return { task: before, isShown: invocation.clickedTs !== undefined };
  const outOfView = await isOutOfView(deps, invocation, { incident, task: before });
  if (newOwner !== undefined) {
    await addParticipant(deps, invocation, { incident, userId: newOwner, what: 'a task' });
  }
  const after = { ...before, ...wanted.set, version: before.version + 1 } as Task;
  const names = await deps.slack.names(after.owner === undefined ? [] : [after.owner]);
  const { event, request, payload } = buildTaskAnnouncement(invocation, {
    incident,
    task: after,
    type: wanted.type,
    from: before.owner,
    outOfView,
    names,
  });
  const changed = await writeOnce(
    () => deps.store.changeTask({ before, set: wanted.set, event, request }),
    () => readTask(deps, { incident, number }),
  );
  await taskAnnouncement.start(deps, invocation, payload);
  return { task: changed, isShown: !outOfView || concernsOthers(payload) };
}

/** A duplicate may be this same request, whose first response from the table was lost. */
async function writeOnce(write: () => Promise<Task>, reread: () => Promise<Task>): Promise<Task> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof DuplicateRequestError) return reread();
    throw error;
  }
}

async function readTask(
  { store }: Pick<RequestDeps, 'store'>,
  { incident: { incident_id }, number }: TaskRef,
): Promise<Task> {
  const task = (await store.tasksOf(incident_id)).find((one) => one.number === number);
  if (task) return task;
  const id = shortId(incident_id);
  throw new NotFoundError(`${id} has no task ${number}. To see its tasks, run \`/incident tasks ${id}\`.`);
}
