import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { TASK_MAX } from '../../incidents/records/incident-task.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import { type Argument, type ArgumentContext, keyed } from '../kernel/arguments.js';
import { plainWords } from '../kernel/plain-words.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { dueDate, type TypedTime } from '../kernel/time-arguments.js';
import { readUser } from '../kernel/vocabulary.js';

export interface NewTask {
  /** Plain, on one line, with people by name. */
  text: string;
  owner: string | undefined;
  due: TypedTime<Timestamp> | undefined;
}

/** What `/incident task` does; `take` is an assignment to oneself. */
export type TaskAction =
  | ({ verb: 'add' } & NewTask)
  | { verb: 'done' | 'reopen'; number: number }
  | { verb: 'assign'; number: number; owner: string };

const VERBS = new Map<string, 'add' | 'done' | 'reopen' | 'assign' | 'take'>([
  ['add', 'add'],
  ['new', 'add'],
  ['done', 'done'],
  ['finish', 'done'],
  ['finished', 'done'],
  ['reopen', 'reopen'],
  ['undo', 'reopen'],
  ['assign', 'assign'],
  ['take', 'take'],
]);

const due = dueDate(keyed('due'));

/** `done 2`, `take 2`, `assign 2 @bob`, `reopen 2`, or a new task's text with or without `add`. */
export const taskAction: Argument<TaskAction> = {
  rest: 'text',
  async take(reader, context) {
    const verb = reader.takeFirst((typed) => VERBS.get(typed.toLowerCase())) ?? 'add';
    if (verb === 'add') return { verb, ...(await readNewTask(reader, context)) };
    const { userId } = context.invocation;
    const mentioned = verb === 'assign' ? reader.takeAny(readUser) : undefined;
    const number = readNumber(verb, reader);
    if (verb === 'done' || verb === 'reopen') return { verb, number };
    const owner = verb === 'take' ? userId : (mentioned ?? readMe(reader, userId) ?? refuseNobody(number));
    return { verb: 'assign', number, owner };
  },
};

/** The person mentioned last, or else first, is the owner; other mentions are part of the text. */
async function readNewTask(reader: ArgumentReader, context: ArgumentContext): Promise<NewTask> {
  const typedDue = await due.take(reader, context);
  const owner = reader.takeLast(readUser) ?? reader.takeFirst(readUser);
  return { text: await readText(context.deps, reader.takeRest()), owner, due: typedDue };
}

async function readText(deps: Pick<RequestDeps, 'slack'>, typed: string): Promise<string> {
  const text = await plainWords(deps, typed);
  if (text === '') throw new UsageError("What's the task? `/incident task call the vendor @alice`.");
  if (text.length <= TASK_MAX) return text;
  throw new UsageError(
    `A task is limited to ${TASK_MAX} characters (yours has ${text.length}). Post the rest in the channel.`,
  );
}

function readNumber(verb: string, reader: ArgumentReader): number {
  const number = reader.takeFirst((typed) => /^#?(\d{1,4})[.,]?$/.exec(typed)?.[1]);
  if (number !== undefined) return Number(number);
  throw new UsageError(
    `Which task? Add its number, \`/incident task ${verb} 2\`; \`/incident tasks\` shows the numbers. If this is the text of a new task, run \`/incident task add ${verb} …\`.`,
  );
}

function readMe(reader: ArgumentReader, userId: string): string | undefined {
  return reader.takeAny((typed) => (/^@?me$/i.test(typed) ? userId : undefined));
}

function refuseNobody(number: number): never {
  throw new UsageError(
    `Who should do it? Name them, \`/incident task assign ${number} @alice\`, or take it: \`/incident task take ${number}\`.`,
  );
}
