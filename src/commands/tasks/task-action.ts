import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments/arguments.js';
import { person } from '../kernel/arguments/people-argument.js';
import { readDue, type TypedTime } from '../kernel/time/time-arguments.js';
import { type NewTask, readNewTask } from './read-new-task.js';
import { readTaskList } from './read-task-list.js';
import {
  refuseDoubt,
  refuseMisspelledVerb,
  refuseNumberAlone,
  refuseSecondTask,
  refuseSeveralTasks,
  refuseUnknownDeed,
} from './refuse-unclear-task.js';
import { NUMBER, takeVerb } from './task-verb.js';

/** What `/incident task` does; `take` is an assignment to oneself. */
export type TaskAction =
  | ({ verb: 'add' } & NewTask)
  /** A pasted list. */
  | { verb: 'list'; tasks: readonly NewTask[] }
  /** Opens the form. */
  | { verb: 'ask' }
  | { verb: 'done' | 'reopen'; number: number }
  | { verb: 'assign'; number: number; owner: string }
  | { verb: 'due'; number: number; due: TypedTime<Timestamp> };

const assignee = person();
const lastAssignee = person({ position: 'first', plainNames: true });

/** `done 2`, `take 2`, `assign 2 @bob`, `due 2 friday`, `reopen 2`, or a new task's text with or without `add`. */
export const taskAction: Argument<TaskAction> = {
  rest: 'text',
  async take(reader, context) {
    const listed = readTaskList(reader.rest());
    if (listed) return { verb: 'list', tasks: await readListed(listed, reader, context) };
    refuseDoubt(reader);
    refuseUnknownDeed(reader);
    refuseSeveralTasks(reader);
    refuseMisspelledVerb(reader, context);
    const verb = takeVerb(reader);
    if (verb === 'add' && reader.isEmpty) return { verb: 'ask' };
    if (verb === 'add') refuseNumberAlone(reader);
    if (verb === 'add') return { verb, ...(await readNewTask(reader, context)) };
    const { userId } = context.invocation;
    const named = verb === 'assign' ? await assignee.take(reader, context) : undefined;
    const number = readNumber(verb, reader);
    refuseSecondTask(verb, number, reader);
    if (verb === 'done' || verb === 'reopen') return { verb, number };
    if (verb === 'due') return { verb, number, due: await readNewDue(number, reader, context) };
    reader.takeFirst((word) => /^(?:(?:to|for):?|→|->|=)$/i.test(word) || undefined);
    const last = named ?? (verb === 'assign' ? await lastAssignee.take(reader, context) : undefined);
    const owner = verb === 'take' ? userId : (last ?? refuseNobody(number));
    return { verb: 'assign', number, owner };
  },
};

async function readListed(
  listed: readonly string[],
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<NewTask[]> {
  reader.takeRest();
  const tasks: NewTask[] = [];
  for (const text of listed) tasks.push(await readNewTask(new ArgumentReader(text), context));
  return tasks;
}

async function readNewDue(
  number: number,
  reader: ArgumentReader,
  context: ArgumentContext,
): Promise<TypedTime<Timestamp>> {
  const due = await readDue(
    reader.takeRest().replace(/^(?:due:?\s)?(?:(?:by|on|at|to|until)\s)?/i, ''),
    context,
  );
  if (due) return due;
  throw new UsageError(`When is it due? \`/incident task due ${number} friday\`.`);
}

function readNumber(verb: string, reader: ArgumentReader): number {
  const number = reader.takeFirst((typed) => NUMBER.exec(typed)?.[1]);
  if (number !== undefined) return Number(number);
  throw new UsageError(
    `Which task? Add its number, \`/incident task ${verb} 2\`; \`/incident tasks\` shows the numbers. If this is the text of a new task, run \`/incident task add ${verb} …\`.`,
  );
}

function refuseNobody(number: number): never {
  throw new UsageError(
    `Who should do it? Name them, \`/incident task assign ${number} @alice\`, or take it: \`/incident task take ${number}\`.`,
  );
}
