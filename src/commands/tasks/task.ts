import { UsageError } from '../../base/errors.js';
import type { Deps } from '../../ports/deps.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import type { CommandInput, LegacyCommand } from '../kernel/legacy-command.js';
import type { Reply } from '../kernel/reply.js';
import { readUser } from '../kernel/vocabulary.js';
import { addTask } from './task-add.js';
import { assignTask, finishTask, reopenTask } from './task-change.js';
import { postTask } from './task-job.js';
import { RELIST, RELIST_MINE } from './task-list.js';
import { showOwnTasks, showTasks } from './tasks.js';

export const task: LegacyCommand = {
  name: 'task',
  aliases: ['todo', 'action', 'followup'],
  group: 'Work together',
  usage: 'task [add] text... [@person] [due:friday] | task done | take | assign | reopen n [@person]',
  summary: 'note something to do, and who does it',
  examples: [
    '/incident task call the vendor @alice',
    '/incident task add due:friday write the post-mortem',
    '/incident task done 2',
    '/incident task take 2',
    '/incident task assign 2 @bob',
    '/incident task 42 done 2',
  ],
  about: 'incident',
  takesProse: 'after',
  async run(deps, input) {
    const { ask, incidentId, words } = input;
    const relist = words.takeFirst((word) => (word === RELIST || word === RELIST_MINE ? word : undefined));
    const reply = await runStep(deps, input);
    // A button in a list: the list takes the place of itself, so that it tells what is now.
    if (relist === RELIST) return showTasks(deps, { incidentId });
    return relist === RELIST_MINE ? showOwnTasks(deps, ask) : reply;
  },
  job: postTask,
};

type Verb = 'add' | 'done' | 'reopen' | 'assign' | 'take';

const VERBS: Record<string, Verb> = {
  add: 'add',
  new: 'add',
  done: 'done',
  finish: 'done',
  finished: 'done',
  reopen: 'reopen',
  undo: 'reopen',
  assign: 'assign',
  take: 'take',
};

async function runStep(deps: Deps, { ask, incidentId, words }: CommandInput): Promise<Reply> {
  const verb = words.takeFirst(readVerb) ?? 'add';
  if (verb === 'add') return addTask(deps, ask, { incidentId, words });
  const mentioned = verb === 'assign' ? words.takeAny(readUser) : undefined;
  const number = readNumber(verb, words);
  const which = { incidentId, number };
  if (verb === 'done') return finishTask(deps, ask, which);
  if (verb === 'reopen') return reopenTask(deps, ask, which);
  const isMine = verb === 'take' || /^@?me$/i.test(words.rest());
  const owner = mentioned ?? (isMine ? ask.userId : undefined);
  if (owner === undefined) {
    throw new UsageError(
      `Who does it? \`/incident task assign ${number} @alice\`, or \`task take ${number}\`.`,
    );
  }
  return assignTask(deps, ask, { ...which, owner });
}

function readVerb(word: string): Verb | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(VERBS, key) ? VERBS[key] : undefined;
}

function readNumber(verb: Verb, words: ArgumentReader): number {
  const number = words.takeFirst((word) => /^#?(\d{1,4})[.,]?$/.exec(word)?.[1]);
  if (number !== undefined) return Number(number);
  throw new UsageError(
    `Which task? \`/incident task ${verb} 2\`; \`/incident tasks\` shows the numbers. A task that begins so: \`/incident task add ${verb} …\`.`,
  );
}
