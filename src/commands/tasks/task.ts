import { participant } from '../kernel/access.js';
import { word } from '../kernel/arguments/arguments.js';
import { type CommandRequest, defineCommand } from '../kernel/command.js';
import { openForm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { addTask, addTasks } from './add-task.js';
import { assignTask, finishTask, reopenTask, rescheduleTask } from './change-task.js';
import { taskAction } from './task-action.js';
import { LIST_OF_INCIDENT, LIST_OF_OWNER } from './task-list.js';
import { buildTaskModal } from './task-modal.js';
import { showOwnTasks, showTasks } from './tasks.js';

const taskArguments = {
  /** The list that the button is in. */
  list: word((typed) => [LIST_OF_INCIDENT, LIST_OF_OWNER].find((one) => one === typed), 'first'),
  action: taskAction,
};

const ADDING: ReadonlySet<string> = new Set(['add', 'ask', 'list']);

export const task = defineCommand({
  name: 'task',
  aliases: ['todo', 'action', 'followup'],
  group: 'Work together',
  usage:
    'task [add] text... [@person] [due friday] | task done | take | assign | due | reopen n [@person | friday]',
  summary: 'add a task, finish it, take it or assign it; without text, in a form',
  examples: [
    '/incident task call the vendor @alice',
    '/incident task write the post-mortem due friday',
    '/incident task tell support by tomorrow at 5',
    '/incident task done 2',
    '/incident task take 2',
    '/incident task assign 2 @bob',
    '/incident task due 2 tomorrow 10:00',
    '/incident task 42 done 2',
  ],
  target: 'live-incident',
  access: ({ args: { action } }) =>
    participant(ADDING.has(action.verb) ? 'add tasks to' : 'change the tasks of'),
  arguments: taskArguments,
  async run(deps, request) {
    const { invocation, incident, args } = request;
    const reply = await runAction(deps, request);
    // The list that the button is in is replaced by what it shows now.
    if (args.list === LIST_OF_INCIDENT) return showTasks(deps, incident);
    return args.list === LIST_OF_OWNER ? showOwnTasks(deps, invocation) : reply;
  },
});

async function runAction(
  deps: RequestDeps,
  { invocation, incident, args: { action } }: CommandRequest<'live-incident', typeof taskArguments>,
): Promise<Reply> {
  switch (action.verb) {
    case 'ask':
      return openForm(buildTaskModal(incident), '/incident task call the vendor @alice');
    case 'add':
      return addTask(deps, invocation, { incident, ...action });
    case 'list':
      return addTasks(deps, invocation, { incident, ...action });
    case 'done':
      return finishTask(deps, invocation, { incident, ...action });
    case 'reopen':
      return reopenTask(deps, invocation, { incident, ...action });
    case 'assign':
      return assignTask(deps, invocation, { incident, ...action });
    case 'due':
      return rescheduleTask(deps, invocation, { incident, ...action });
  }
}
