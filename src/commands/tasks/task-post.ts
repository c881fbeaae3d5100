import { TASK_MAX, type Task } from '../../incidents/records/incident-task.js';
import { type Block, type Message, notice, section } from '../../views/blocks.js';
import { label, user } from '../../views/text.js';
import { TASK_CHANGES, type TaskEvent } from './task-announcement.js';
import { dueText, openTaskLines, taskButtons } from './task-row.js';

export interface TaskPost {
  by: string;
  type: TaskEvent;
  task: Task;
  /** The previous owner. */
  from?: string | undefined;
}

/** The task's own post after a change; it mentions everyone whom the change concerns. */
export function buildTaskPost(post: TaskPost): Message {
  const { by, type, task } = post;
  const { number, owner, text } = task;
  const title = `*Task ${number}*`;
  const quoted = label(text, TASK_MAX);
  const isTaken = type === 'TASK_ASSIGNED' && owner === by;
  const owned = `${owner === undefined || owner === by ? '' : `, for ${user(owner)}`}${insteadOf(post)}`;
  if (type === 'TASK_DONE')
    return notice(`:white_check_mark: ${title} done by ${user(by)}${owned}: ${quoted}`);
  const change = isTaken ? 'taken' : TASK_CHANGES[type];
  const { text: fallback, blocks = [] } = notice(
    `:clipboard: ${title} ${change} by ${user(by)}${owned}${dueText(task)}: ${quoted}`,
  );
  return { text: fallback, blocks: [...blocks, taskButtons(task)] };
}

function insteadOf(post: TaskPost): string {
  const lost = previousOwner(post);
  return lost === undefined ? '' : ` instead of ${user(lost)}`;
}

/** The person who lost the task to someone else. */
function previousOwner({ by, type, task: { owner }, from }: TaskPost): string | undefined {
  return type === 'TASK_ASSIGNED' && from !== owner && from !== by ? from : undefined;
}

/** Whether a change concerns anyone besides the person who made it. */
export function concernsOthers(post: TaskPost): boolean {
  const { by, task } = post;
  return (task.owner !== undefined && task.owner !== by) || previousOwner(post) !== undefined;
}

/** For the people concerned by a change that someone else made; undefined if there are none. */
export function buildTaskNotice(post: TaskPost): Message | undefined {
  const { by, type, task } = post;
  const { owner } = task;
  const lost = previousOwner(post);
  const lines = [
    ...(owner === undefined || owner === by ? [] : [`${user(owner)}, ${user(by)} ${DID[type](task)}.`]),
    ...(lost === undefined || owner === undefined ? [] : [`${user(lost)}, ${user(owner)} owns this now.`]),
  ];
  return lines.length === 0 ? undefined : notice(lines.join('\n'));
}

const DID: Record<TaskEvent, (task: Task) => string> = {
  TASK_ADDED: () => 'gave you this task',
  TASK_ASSIGNED: () => 'gave you this task',
  TASK_DONE: () => 'finished your task',
  TASK_REOPENED: () => 'reopened your task',
  TASK_RESCHEDULED: (task) => `rescheduled your task${dueText(task).replace(' · ', ": it's ")}`,
};

/** The open tasks of an incident that's over; nothing if there are none. */
export function buildOpenTasks(tasks: readonly Task[]): Block[] {
  const lines = openTaskLines(tasks);
  return lines === '' ? [] : [section(`*Open tasks*\n${lines}`)];
}
