import * as z from 'zod';
import { createNameOf } from '../../incidents/names.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type Task, taskSchema } from '../../incidents/records/incident-task.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { declareJob } from '../../jobs/define-job.js';
import { escapeText, truncate } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';

const TASK_EVENTS = [
  'TASK_ADDED',
  'TASK_DONE',
  'TASK_ASSIGNED',
  'TASK_REOPENED',
  'TASK_RESCHEDULED',
] as const;
export type TaskEvent = (typeof TASK_EVENTS)[number];

const payloadSchema = z.object({
  channel_id: z.string().optional(),
  by: z.string(),
  type: z.enum(TASK_EVENTS),
  /** As it was after the change. */
  task: taskSchema,
  /** The previous owner. */
  from: z.string().optional(),
  /** Whether its post is out of view. */
  out_of_view: z.boolean().default(false),
});
type Payload = z.output<typeof payloadSchema>;

/** The job that announces a change of a task; what it does is in `announce/announce-task.ts`. */
export const taskAnnouncement = declareJob({
  kind: 'task',
  payload: payloadSchema,
  lane: ({ task }) => task.incident_id,
});

interface ChangedTask {
  incident: Incident;
  task: Task;
  type: TaskEvent;
  /** The previous owner. */
  from?: string | undefined;
  /** Whether its post is out of view. */
  outOfView?: boolean;
  /** Display names by user id: the timeline is read in places where a mention is only an id. */
  names: ReadonlyMap<string, string>;
}

interface TaskAnnouncement {
  event: TimelineEvent;
  request: Request;
  payload: Payload;
}

/** The event and the job of a change, for one transaction with the task. */
export function buildTaskAnnouncement(
  invocation: Pick<Invocation, 'requestId' | 'at' | 'userId'>,
  { incident, task, type, from, outOfView = false, names }: ChangedTask,
): TaskAnnouncement {
  const { incident_id, number, owner, text } = task;
  const payload = {
    channel_id: incident.channel_id,
    by: invocation.userId,
    type,
    task,
    from,
    out_of_view: outOfView,
  };
  const owned =
    owner === undefined || type === 'TASK_DONE' || type === 'TASK_RESCHEDULED'
      ? ''
      : ` for ${nameOf(owner, names)}`;
  return {
    event: {
      incident_id,
      event_id: taskEventId(task),
      // The task's posts are found through this event, whose key follows from the task itself.
      timestamp: type === 'TASK_ADDED' ? task.timestamp : invocation.at,
      type,
      description: `Task ${number} ${TASK_CHANGES[type]}${owned}`,
      source: 'System',
      user_id: invocation.userId,
      detail: { task: String(number), ...(owner !== undefined && { owner }) },
      note: escapeText(text),
    },
    request: taskAnnouncement.buildRequest(invocation, payload),
    payload,
  };
}

/** Of the event about a version of a task. */
export function taskEventId({ number, version }: Pick<Task, 'number' | 'version'>): string {
  return `task-${number}-v${version}`;
}

/** The task's new state, as a participle. */
export const TASK_CHANGES: Record<TaskEvent, string> = {
  TASK_ADDED: 'added',
  TASK_DONE: 'done',
  TASK_ASSIGNED: 'assigned',
  TASK_REOPENED: 'reopened',
  TASK_RESCHEDULED: 'rescheduled',
};

function nameOf(userId: string, names: ReadonlyMap<string, string>): string {
  return truncate(createNameOf(names)(userId), 80);
}
