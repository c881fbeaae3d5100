import { TASK_MAX, type Task } from '../../incidents/records/incident-task.js';
import {
  actions,
  type Block,
  commandButton,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../views/blocks.js';
import { label, user } from '../../views/text.js';
import { TASK_CHANGES, type TaskEvent } from './task-announcement.js';
import { dueText, openTaskLines, taskButtons } from './task-row.js';

export interface TaskPost {
  by: string;
  type: TaskEvent;
  task: Task;
  /** The person who had it before the change. */
  from?: string | undefined;
}

/** The task's own post after a change. */
export function buildTaskPost({ by, type, task }: TaskPost): Message {
  const { number, owner, text } = task;
  const title = `*Task ${number}*`;
  const quoted = label(text, TASK_MAX);
  if (type === 'TASK_DONE') return notice(`:white_check_mark: ${title} done by ${user(by)}: ${quoted}`);
  const isTaken = type === 'TASK_ASSIGNED' && owner === by;
  const owned = `${owner === undefined || isTaken ? '' : `, for ${user(owner)}`}${dueText(task)}`;
  const change = isTaken ? 'taken' : TASK_CHANGES[type];
  const { text: fallback, blocks = [] } = notice(
    `:clipboard: ${title} ${change} by ${user(by)}${owned}: ${quoted}`,
  );
  return { text: fallback, blocks: [...blocks, taskButtons(task)] };
}

/** For the people whom a change concerns and who didn't make it; undefined when there are none. */
export function buildTaskNotice({ by, type, task, from }: TaskPost): Message | undefined {
  const { owner } = task;
  const lost = type === 'TASK_ASSIGNED' && from !== owner && from !== by ? from : undefined;
  const lines = [
    ...(owner === undefined || owner === by ? [] : [`${user(owner)}, ${user(by)} ${DID[type](task)}.`]),
    ...(lost === undefined || owner === undefined ? [] : [`${user(lost)}, ${user(owner)} does this now.`]),
  ];
  return lines.length === 0 ? undefined : notice(lines.join('\n'));
}

const DID: Record<TaskEvent, (task: Task) => string> = {
  TASK_ADDED: () => 'gave you this task',
  TASK_ASSIGNED: () => 'gave you this task',
  TASK_DONE: () => 'finished your task',
  TASK_REOPENED: () => 'reopened your task',
  TASK_RESCHEDULED: (task) => `moved your task${dueText(task).replace(' · ', ': it is ')}`,
};

/** The open tasks of a resolved incident; nothing when there are none. */
export function buildOpenTasks(tasks: readonly Task[]): Block[] {
  const lines = openTaskLines(tasks);
  const [first] = tasks;
  if (lines === '' || !first) return [];
  const all = commandButton({ label: 'Tasks', command: `tasks ${ID_KEY}${first.incident_id}` });
  return [section(`*Open tasks*\n${lines}`), actions([all])];
}
