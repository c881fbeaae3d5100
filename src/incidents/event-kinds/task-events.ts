import { type EventKind, ordinary, publishedAs, USER_ID } from './event-kind.js';

const task = (verb: string, { digest, about }: { digest: 'done' | 'next'; about: string }): EventKind => ({
  ...ordinary,
  digest,
  what({ detail: { task, owner } = {} }, { name, person, strong }) {
    if (task === undefined) return '';
    return `${strong(`Task ${name(task)}`)} ${verb}${owner === undefined ? '' : ` for ${person(owner)}`}`;
  },
  published: publishedAs(`task.${verb}`, about, {
    task: "the task's number in its incident",
    owner: USER_ID,
  }),
});

/** Events about an incident's tasks. */
export const TASK_EVENTS = {
  TASK_ADDED: task('added', { digest: 'next', about: 'a task was added' }),
  TASK_DONE: task('done', { digest: 'done', about: 'a task is done' }),
  TASK_REOPENED: task('reopened', { digest: 'next', about: 'a task is open again' }),
  TASK_ASSIGNED: {
    ...task('assigned', { digest: 'next', about: 'a task got a new owner' }),
    what({ user_id, detail: { task: number, owner } = {} }, { name, person, strong }) {
      if (number === undefined) return '';
      const which = strong(`Task ${name(number)}`);
      if (owner === undefined) return `${which} assigned`;
      return `${which} ${owner === user_id ? 'taken by' : 'assigned to'} ${person(owner)}`;
    },
  },
  TASK_RESCHEDULED: task('rescheduled', { digest: 'next', about: "a task's due date changed" }),
} as const satisfies Record<string, EventKind>;
