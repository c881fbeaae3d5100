import type { Page } from '../../base/pages.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { actions, commandButton, context, type Message, notice, section } from '../../views/blocks.js';
import { label, user } from '../../views/text.js';
import { type OwnTask, ownTaskRow, taskButtons, taskLine } from './task-row.js';

/** In the command line of a list's buttons: the answer is the list itself. */
export const LIST_OF_INCIDENT = '--list';
export const LIST_OF_OWNER = '--mine';

/** Tasks per message, so that even texts full of escaped characters fit. */
const PAGE = 8;
const DONE_SHOWN = 10;
const DONE_TEXT_MAX = 40;

interface TaskList {
  /** All of the incident's, in order of their numbers. */
  tasks: readonly Task[];
  /** From 1. */
  page: number;
  moreCommand: (page: number) => string;
  /** Whether it's read-only. */
  isArchived?: boolean;
}

/** The open tasks of an incident with their buttons, then the ones done last. */
export function buildTaskList(
  id: string,
  { tasks, page, moreCommand, isArchived = false }: TaskList,
): Message {
  const title = `Tasks of ${id}`;
  if (tasks.length === 0) {
    if (isArchived) return notice(`${title}: none.`);
    return notice(`${title}: none. To add one, run \`/incident task call the vendor @alice\`.`);
  }
  const open = tasks.filter(({ state }) => state === 'open');
  const done = tasks.filter(({ state }) => state === 'done');
  const shown = open.slice((page - 1) * PAGE, page * PAGE);
  const count = `${open.length} open, ${done.length} done`;
  return {
    text: `${title}: ${count}`,
    blocks: [
      section(`*${title}*  ${count}`),
      ...shown.flatMap((task) => [
        section(taskLine(task)),
        ...(isArchived ? [] : [taskButtons(task, LIST_OF_INCIDENT)]),
      ]),
      ...(open.length > page * PAGE
        ? [actions([commandButton({ label: 'More', command: moreCommand(page + 1) })])]
        : []),
      ...(done.length > 0 && page === 1 ? [context(lastDone(done))] : []),
    ],
  };
}

/** One page of a person's open tasks in all incidents. */
export function buildOwnTasks(page: Page<OwnTask>, moreCommand: (cursor: string) => string): Message {
  if (page.items.length === 0 && page.cursor === undefined) {
    return notice('You have no open tasks. To take one, run `/incident task take 2` in an incident channel.');
  }
  return {
    text: `Your open tasks: ${page.items.length}`,
    blocks: [
      section('*Your open tasks*'),
      ...page.items.map((own) => ownTaskRow(own, LIST_OF_OWNER)),
      ...(page.cursor
        ? [actions([commandButton({ label: 'More', command: moreCommand(page.cursor) })])]
        : []),
    ],
  };
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
