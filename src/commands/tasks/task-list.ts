import type { Page } from '../../base/pages.js';
import type { Incident } from '../../incidents/records/incident.js';
import { TASK_MAX, type Task } from '../../incidents/records/incident-task.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, label, user } from '../../views/text.js';

/** In the command line of a button in a list: the list itself is the answer. */
export const RELIST = '--list';
export const RELIST_MINE = '--mine';

/** A task as its owner's list shows it. */
export interface OwnTask {
  task: Task;
  incident: Incident;
}

/** So many that the most escaped of texts stay within what Slack takes in one message. */
const PAGE = 8;
const DONE_SHOWN = 10;
/** Lines of tasks within another message. */
const LINES = 10;
const TEXT_MAX = 120;
const DONE_TEXT_MAX = 40;

interface TaskList {
  /** All of the incident's, in order of their numbers. */
  tasks: readonly Task[];
  /** 1 for the first. */
  page: number;
  moreCommand: (page: number) => string;
}

/** The open tasks of an incident with their buttons, and below what was done last. */
export function buildTaskList(id: string, { tasks, page, moreCommand }: TaskList): Message {
  const title = `Tasks of ${id}`;
  if (tasks.length === 0)
    return notice(`${title}: none. \`/incident task call the vendor @alice\` notes one.`);
  const open = tasks.filter(({ state }) => state === 'open');
  const done = tasks.filter(({ state }) => state === 'done');
  const shown = open.slice((page - 1) * PAGE, page * PAGE);
  const count = `${open.length} open, ${done.length} done`;
  return {
    text: `${title}: ${count}`,
    blocks: [
      section(`*${title}*  ${count}`),
      ...shown.flatMap((task) => [section(taskLine(task)), taskButtons(task, RELIST)]),
      ...(open.length > page * PAGE
        ? [actions([commandButton({ label: 'More', command: moreCommand(page + 1) })])]
        : []),
      ...(done.length > 0 && page === 1 ? [context(lastDone(done))] : []),
    ],
  };
}

/** One page of somebody's open tasks in all incidents. */
export function buildOwnTasks(page: Page<OwnTask>, moreCommand: (cursor: string) => string): Message {
  if (page.items.length === 0 && page.cursor === undefined) {
    return notice('You have no open tasks. `/incident task take 2` in an incident’s channel takes one.');
  }
  return {
    text: `Your open tasks: ${page.items.length}`,
    blocks: [
      section('*Your open tasks*'),
      ...page.items.map((own) => ownTaskRow(own, RELIST_MINE)),
      ...(page.cursor
        ? [actions([commandButton({ label: 'More', command: moreCommand(page.cursor) })])]
        : []),
    ],
  };
}

/** A task with its incident and a button that ends it; `flag` tells where the button stands. */
export function ownTaskRow({ task, incident }: OwnTask, flag?: string): Block {
  const about = `${shortId(incident.incident_id)} ${label(incident.title, 80)}`;
  return {
    ...section(`${label(task.text, TEXT_MAX)}${dueText(task)}\n${about} · task ${task.number}`),
    accessory: doneButton(task, flag),
  };
}

/** The open ones among an incident's tasks, a line each; empty when none is. */
export function openTaskLines(tasks: readonly Task[]): string {
  const open = tasks.filter(({ state }) => state === 'open');
  const more = open.length - LINES;
  return [
    ...open.slice(0, LINES).map(taskLine),
    ...(more > 0 ? [`and ${more} more: \`/incident tasks\``] : []),
  ].join('\n');
}

/** What a resolved incident still leaves to be done; nothing when all is done. */
export function buildLeftOver(tasks: readonly Task[]): Block[] {
  const lines = openTaskLines(tasks);
  const [first] = tasks;
  if (lines === '' || !first) return [];
  const all = commandButton({ label: 'Tasks', command: `tasks ${ID_KEY}${first.incident_id}` });
  return [section(`*Still to be done*\n${lines}`), actions([all])];
}

interface TaskPost {
  by: string;
  type: string;
  task: Task;
}

/** What the incident's channel is told. */
export function buildTaskPost({ by, type, task }: TaskPost): Message {
  const { number, owner, text } = task;
  const title = `*Task ${number}*`;
  const words = label(text, TASK_MAX);
  if (type === 'TASK_DONE') return notice(`:white_check_mark: ${title} done by ${user(by)}: ${words}`);
  const whose = owner === undefined ? '' : `, for ${user(owner)}${dueText(task)}`;
  const what = { TASK_ASSIGNED: 'assigned', TASK_REOPENED: 'opened again' }[type] ?? 'added';
  const { text: fallback, blocks = [] } = notice(
    `:clipboard: ${title} ${what} by ${user(by)}${whose}: ${words}`,
  );
  return { text: fallback, blocks: [...blocks, taskButtons(task)] };
}

function taskLine(task: Task): string {
  const { number, text, owner } = task;
  const whose = owner === undefined ? 'nobody yet' : user(owner);
  return `*${number}*  ${label(text, TEXT_MAX)} · ${whose}${dueText(task)}`;
}

function dueText({ due }: Task): string {
  return due === undefined ? '' : ` · due ${date(due, '{date_short_pretty}')}`;
}

function taskButtons(task: Task, flag?: string): Block {
  const take = commandButton({ label: 'Take', command: commandOf('take', task, flag) });
  return actions([...(task.owner === undefined ? [take] : []), doneButton(task, flag)]);
}

function doneButton(task: Task, flag?: string) {
  return commandButton({ label: 'Done', command: commandOf('done', task, flag) });
}

function commandOf(verb: string, { incident_id, number }: Task, flag?: string): string {
  return ['task', `${ID_KEY}${incident_id}`, flag, verb, number]
    .filter((word) => word !== undefined)
    .join(' ');
}

function lastDone(done: readonly Task[]): string {
  const newest = done
    .toSorted((a, b) => ((a.done_at ?? '') < (b.done_at ?? '') ? 1 : -1))
    .slice(0, DONE_SHOWN);
  const lines = newest.map(({ number, text, done_by }) => {
    const by = done_by === undefined ? '' : ` · ${user(done_by)}`;
    return `:white_check_mark: ${number}  ${label(text, DONE_TEXT_MAX)}${by}`;
  });
  return lines.join('\n');
}
