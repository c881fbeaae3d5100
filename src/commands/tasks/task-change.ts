import { ConflictError, NotFoundError } from '../../base/errors.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { user } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { Invocation } from '../kernel/invocation.js';
import { confirm, type Reply } from '../kernel/reply.js';
import { addParticipant } from '../people/add-participant.js';
import { buildTelling, type TaskEvent } from './task-job.js';

interface Which {
  incidentId: string;
  number: number;
}

interface Wanted {
  set: { [K in keyof Task]?: Task[K] | undefined };
  type: TaskEvent;
}

/** Ticks a task off. */
export async function finishTask(deps: Deps, ask: Invocation, which: Which): Promise<Reply> {
  return change(deps, ask, which, {
    decide: ({ state }) =>
      state === 'open'
        ? { set: { state: 'done', done_by: ask.userId, done_at: ask.at }, type: 'TASK_DONE' }
        : undefined,
    stands: ({ done_by }) => `is done${done_by && done_by !== ask.userId ? `, by ${user(done_by)}` : ''}`,
  });
}

export async function reopenTask(deps: Deps, ask: Invocation, which: Which): Promise<Reply> {
  return change(deps, ask, which, {
    decide: ({ state }) =>
      state === 'done'
        ? { set: { state: 'open', done_by: undefined, done_at: undefined }, type: 'TASK_REOPENED' }
        : undefined,
    stands: () => 'is open',
  });
}

/** Gives an open task to somebody, who takes part from then on. */
export async function assignTask(
  deps: Deps,
  ask: Invocation,
  which: Which & { owner: string },
): Promise<Reply> {
  const { owner, number } = which;
  return change(deps, ask, which, {
    owner,
    decide: (task) => {
      if (task.owner === owner) return undefined;
      if (task.state === 'open') return { set: { owner }, type: 'TASK_ASSIGNED' };
      throw new ConflictError(`Task ${number} is done. \`/incident task reopen ${number}\` comes first.`);
    },
    stands: () => `is for ${user(owner)}`,
  });
}

interface Plan {
  /** What to make of the task; undefined when it stands so already. */
  decide: (task: Task) => Wanted | undefined;
  /** How it stands then, for whoever asked: `is done`. */
  stands: (task: Task) => string;
  /** Who gets it. */
  owner?: string;
}

/** Reads, decides and writes; once more when somebody else was faster. */
async function change(deps: Deps, ask: Invocation, which: Which, plan: Plan): Promise<Reply> {
  const incident = await readLiveIncident(deps, which.incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'change the tasks of', incident });
  const task = await tryChange(deps, ask, { incident, which, plan }).catch((error: unknown) => {
    if (!(error instanceof ConflictError) || error instanceof DuplicateRequestError) throw error;
    return tryChange(deps, ask, { incident, which, plan });
  });
  return confirm(ask, incident, notice(`Task ${task.number} of ${idOf(which)} ${plan.stands(task)}.`));
}

interface Attempt {
  incident: Incident;
  which: Which;
  plan: Plan;
}

async function tryChange(deps: Deps, ask: Invocation, { incident, which, plan }: Attempt): Promise<Task> {
  const before = await readTask(deps, which);
  const wanted = plan.decide(before);
  if (!wanted) return before;
  if (plan.owner !== undefined)
    await addParticipant(deps, ask, { incident, userId: plan.owner, what: 'a task' });
  const after = { ...before, ...wanted.set, version: before.version + 1 } as Task;
  const names = await deps.slack.names(after.owner === undefined ? [] : [after.owner]);
  const telling = buildTelling(ask, { incident, task: after, type: wanted.type, names });
  try {
    const changed = await deps.store.changeTask({ before, set: wanted.set, ...telling });
    await deps.queue.enqueue({ requestId: ask.requestId, lane: which.incidentId });
    return changed;
  } catch (error) {
    if (error instanceof DuplicateRequestError) return readTask(deps, which);
    throw error;
  }
}

async function readTask({ store }: Deps, which: Which): Promise<Task> {
  const task = (await store.tasksOf(which.incidentId)).find(({ number }) => number === which.number);
  if (task) return task;
  throw new NotFoundError(
    `${idOf(which)} has no task ${which.number}. \`/incident tasks ${idOf(which)}\` shows those there are.`,
  );
}

/** The incident, of which tasks can be changed. Throws NotFoundError, and ConflictError for an archived one. */
export async function readLiveIncident(deps: Deps, incidentId: string): Promise<Incident> {
  const incident = await readIncident(deps, incidentId);
  if (!incident.archive_key) return incident;
  const id = idOf({ incidentId });
  throw new ConflictError(`${id} is archived. \`/incident restore ${id}\` brings it back.`);
}

function idOf({ incidentId }: { incidentId: string }): string {
  return shortId(incidentId);
}
