import * as z from 'zod';
import { taskEntity } from '../../data/entities/task-entity.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Job } from '../../jobs/job.js';
import { escapeText, truncate } from '../../views/text.js';
import { refreshHomes } from '../home/home.js';
import type { Invocation } from '../kernel/invocation.js';
import { buildRequest } from '../kernel/open-job.js';
import { buildTaskPost } from './task-list.js';

const TASK_EVENTS = ['TASK_ADDED', 'TASK_DONE', 'TASK_ASSIGNED', 'TASK_REOPENED'] as const;
export type TaskEvent = (typeof TASK_EVENTS)[number];

const payload = z.object({
  channel_id: z.string(),
  by: z.string(),
  type: z.enum(TASK_EVENTS),
  /** As it stood after what is told. */
  task: taskEntity.schema,
});

/** Tells the incident's channel of a task. */
export const postTask: Job = {
  kind: 'task',
  async run(deps, { request, step, attempt }) {
    const { channel_id, by, type, task } = payload.parse(request.payload);
    const message = buildTaskPost({ by, type, task });
    await step('post', (mayExist) =>
      deps.slack.post(channel_id, message, { key: request.request_id, since: request.created_at, mayExist }),
    );
    await refreshHomes(deps, attempt);
  },
};

interface Told {
  incident: Incident;
  task: Task;
  type: TaskEvent;
  /** Display names by user id: the timeline is read in places where a mention is only an id. */
  names: ReadonlyMap<string, string>;
}

/** The event for the timeline and the job for the channel, to be written with the task itself. */
export function buildTelling(
  ask: Invocation,
  { incident, task, type, names }: Told,
): { event: TimelineEvent; request: Request } {
  const { incident_id, number, owner, text, version } = task;
  const { channel_id } = incident;
  const request = buildRequest(ask, {
    kind: postTask.kind,
    payload: { channel_id, by: ask.userId, type, task },
  });
  const whose = owner === undefined ? '' : ` for ${truncate(names.get(owner) ?? owner, 80)}`;
  return {
    event: {
      incident_id,
      event_id: `task-${number}-v${version}`,
      timestamp: ask.at,
      type,
      description: `Task ${number} ${WHAT[type]}${type === 'TASK_DONE' ? '' : whose}`,
      source: 'System',
      user_id: ask.userId,
      detail: { task: String(number), ...(owner !== undefined && { owner }) },
      note: escapeText(text),
    },
    // Where there is no channel, there is nothing to post.
    request: channel_id === undefined ? { ...request, state: 'DONE' } : request,
  };
}

const WHAT: Record<TaskEvent, string> = {
  TASK_ADDED: 'added',
  TASK_DONE: 'done',
  TASK_ASSIGNED: 'assigned',
  TASK_REOPENED: 'opened again',
};

/** The task that a request of ours told of; undefined for others. */
export function readTold(request: Request | undefined): Task | undefined {
  return payload.pick({ task: true }).safeParse(request?.payload).data?.task;
}
