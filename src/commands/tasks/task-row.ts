import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { actions, type Block, commandButton, ID_KEY, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, label, user } from '../../views/text.js';

/** A task as its owner's list shows it. */
export interface OwnTask {
  task: Task;
  incident: Incident;
}

const TEXT_MAX = 120;
/** Maximum lines of tasks in another message. */
const LINES = 10;

/** One line: number, text, owner and due date. */
export function taskLine(task: Task): string {
  const { number, text, owner } = task;
  const owned = owner === undefined ? 'unassigned' : user(owner);
  return `*${number}*  ${label(text, TEXT_MAX)} · ${owned}${dueText(task)}`;
}

/** The open ones among an incident's tasks, one line each; empty if there are none. */
export function openTaskLines(tasks: readonly Task[]): string {
  const open = tasks.filter(({ state }) => state === 'open');
  const more = open.length - LINES;
  return [
    ...open.slice(0, LINES).map(taskLine),
    ...(more > 0 ? [`and ${more} more: \`/incident tasks\``] : []),
  ].join('\n');
}

/** A task with its incident and a button that finishes it. `list` names the list that the button replaces. */
export function ownTaskRow({ task, incident }: OwnTask, list?: string): Block {
  const about = `${shortId(incident.incident_id)} ${label(incident.title, 80)}`;
  return {
    ...section(`${label(task.text, TEXT_MAX)}${dueText(task)}\n${about} · task ${task.number}`),
    accessory: doneButton(task, list),
  };
}

export function taskButtons(task: Task, list?: string): Block {
  const take = commandButton({ label: 'Take', command: commandOf('take', task, list) });
  return actions([...(task.owner === undefined ? [take] : []), doneButton(task, list)]);
}

/** For a task that's due. */
export function dueTaskButtons(task: Task): Block {
  const take = commandButton({ label: 'Take', command: commandOf('take', task) });
  const later = commandButton({ label: 'Tomorrow', command: `${commandOf('due', task)} tomorrow` });
  return actions([doneButton(task), ...(task.owner === undefined ? [take] : []), later]);
}

/** ` · due Jan 20th 23:59`; empty without a due date. */
export function dueText({ due }: Task): string {
  return due === undefined ? '' : ` · due ${date(due)}`;
}

function doneButton(task: Task, list?: string) {
  return commandButton({ label: 'Done', command: commandOf('done', task, list) });
}

function commandOf(verb: string, { incident_id, number }: Task, list?: string): string {
  return ['task', `${ID_KEY}${incident_id}`, list, verb, number]
    .filter((part) => part !== undefined)
    .join(' ');
}
