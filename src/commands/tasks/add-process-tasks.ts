import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { type Message, section } from '../../views/blocks.js';
import { LIMITS } from '../../views/limits.js';
import { cutMarkup, label } from '../../views/text.js';
import { buildDoneRequest } from '../kernel/invocation.js';
import type { ProcessTask } from './process-tasks.js';
import { taskEventId } from './task-announcement.js';
import { taskLine } from './task-row.js';

interface Added {
  incident: Incident;
  channelId: string;
  tasks: readonly ProcessTask[];
}

/** Adds the tasks that aegis.yml asks for, each once per incident, and lists them in one message. */
export async function addProcessTasks(
  deps: Pick<JobDeps, 'store'>,
  { attempt, postOnce, request, step }: Pick<JobRun, 'attempt' | 'postOnce' | 'request' | 'step'>,
  { incident, channelId, tasks }: Added,
): Promise<void> {
  if (tasks.length === 0) return;
  const { incident_id } = incident;
  const origin = { requestId: request.request_id, at: request.created_at };
  const texts = await step('tasks-wanted', () => missing(deps, incident_id, tasks));
  const wanted = tasks.filter(({ text }) => texts.includes(text));
  if (wanted.length === 0) return;
  await step('tasks', async () => {
    for (const [n, task] of wanted.entries()) await addOnce(deps, { incident_id, task, origin, n });
  });
  const added = (await deps.store.tasksOf(incident_id)).filter(({ text }) => texts.includes(text));
  await attempt('tasks-post', () =>
    postOnce({
      step: 'tasks-post',
      channelId,
      about: [incident_id],
      message: buildProcessTasks(added, wanted),
    }),
  );
}

/** What was added, by checklist. */
export function buildProcessTasks(added: readonly Task[], wanted: readonly ProcessTask[]): Message {
  const names = [...new Set(wanted.map(({ of }) => `*${label(of)}*`))].join(', ');
  const text = `:clipboard: ${names}`;
  const lines = added.map(taskLine).join('\n');
  const how = 'To take one, run `/incident task take 1`; to finish it, `/incident task done 1`.';
  return { text, blocks: [section(cutMarkup(`${text}\n${lines}\n${how}`, LIMITS.section))] };
}

/** The texts that no task of the incident has yet, done or not. */
async function missing(
  { store }: Pick<JobDeps, 'store'>,
  incidentId: string,
  tasks: readonly ProcessTask[],
): Promise<string[]> {
  const known = new Set((await store.tasksOf(incidentId)).map(({ text }) => text));
  return [...new Set(tasks.map(({ text }) => text))].filter((text) => !known.has(text));
}

interface OneTask {
  incident_id: string;
  task: ProcessTask;
  origin: { requestId: string; at: string };
  n: number;
}

/** An earlier run that died may have added it. */
async function addOnce(
  { store }: Pick<JobDeps, 'store'>,
  { incident_id, task: { text, owner, due }, origin, n }: OneTask,
): Promise<void> {
  const own = { ...origin, requestId: `${origin.requestId}-task-${n}` };
  const announce = (task: Task) => ({
    event: {
      incident_id,
      event_id: taskEventId(task),
      timestamp: task.timestamp,
      type: 'TASK_ADDED',
      description: `Task ${task.number} added: ${text}`,
      source: 'System',
      detail: { task: String(task.number), ...(owner !== undefined && { owner }) },
      note: text,
    },
    request: buildDoneRequest(own, 'task'),
  });
  const task = { incident_id, timestamp: origin.at, text, owner, due };
  await store.addTask({ task, announce }).catch((error: unknown) => {
    if (!(error instanceof DuplicateRequestError)) throw error;
  });
}
