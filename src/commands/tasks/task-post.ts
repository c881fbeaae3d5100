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
import { dueText, openTaskLines, taskButtons } from './task-row.js';

interface TaskPost {
  by: string;
  type: string;
  task: Task;
}

/** What the incident channel shows of a change. */
export function buildTaskPost({ by, type, task }: TaskPost): Message {
  const { number, owner, text } = task;
  const title = `*Task ${number}*`;
  const quoted = label(text, TASK_MAX);
  if (type === 'TASK_DONE') return notice(`:white_check_mark: ${title} done by ${user(by)}: ${quoted}`);
  const owned = `${owner === undefined ? '' : `, for ${user(owner)}`}${dueText(task)}`;
  const change =
    { TASK_ASSIGNED: 'assigned', TASK_REOPENED: 'reopened', TASK_RESCHEDULED: 'rescheduled' }[type] ??
    'added';
  const { text: fallback, blocks = [] } = notice(
    `:clipboard: ${title} ${change} by ${user(by)}${owned}: ${quoted}`,
  );
  return { text: fallback, blocks: [...blocks, taskButtons(task)] };
}

/** The open tasks of a resolved incident; nothing when there are none. */
export function buildOpenTasks(tasks: readonly Task[]): Block[] {
  const lines = openTaskLines(tasks);
  const [first] = tasks;
  if (lines === '' || !first) return [];
  const all = commandButton({ label: 'Tasks', command: `tasks ${ID_KEY}${first.incident_id}` });
  return [section(`*Open tasks*\n${lines}`), actions([all])];
}
