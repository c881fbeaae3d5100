import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { TASK_MAX } from '../../incidents/records/incident-task.js';
import { type ArgumentReader, bareWord } from '../kernel/argument-reader.js';
import { type Argument, type ArgumentContext, keyed } from '../kernel/arguments.js';
import { person, takeOwnerNamed } from '../kernel/people-argument.js';
import { plainWords } from '../kernel/plain-words.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { takeSpokenDue } from '../kernel/time/spoken-due.js';
import { dueDate, readDue, type TypedTime } from '../kernel/time/time-arguments.js';
import { isMe, readUser } from '../kernel/vocabulary.js';

export interface NewTask {
  /** Plain, on one line, with people by name. */
  text: string;
  owner: string | undefined;
  due: TypedTime<Timestamp> | undefined;
}

/** What `/incident task` does; `take` is an assignment to oneself. */
export type TaskAction =
  | ({ verb: 'add' } & NewTask)
  /** Opens the form. */
  | { verb: 'ask' }
  | { verb: 'done' | 'reopen'; number: number }
  | { verb: 'assign'; number: number; owner: string }
  | { verb: 'due'; number: number; due: TypedTime<Timestamp> };

type Verb = 'add' | 'done' | 'reopen' | 'assign' | 'take' | 'due';

const VERBS = new Map<string, Verb>([
  ['add', 'add'],
  ['new', 'add'],
  ['done', 'done'],
  ['finish', 'done'],
  ['finished', 'done'],
  ['complete', 'done'],
  ['completed', 'done'],
  ['close', 'done'],
  ['fertig', 'done'],
  ['erledigt', 'done'],
  ['terminé', 'done'],
  ['fini', 'done'],
  ['hecho', 'done'],
  ['feito', 'done'],
  ['完了', 'done'],
  ['reopen', 'reopen'],
  ['undo', 'reopen'],
  ['assign', 'assign'],
  ['take', 'take'],
  ['due', 'due'],
]);

const readVerb = (typed: string) => VERBS.get(bareWord(typed).toLowerCase());

/** Of a task: `2`, `#2`, `2!` or `(2)`. */
const NUMBER = /^[#(["']{0,3}(\d{1,4})[.,:;!?)\]"']{0,3}$/;

const due = dueDate(keyed('due'));
const assignee = person();
const lastAssignee = person({ position: 'first', plainNames: true });

/** `done 2`, `take 2`, `assign 2 @bob`, `due 2 friday`, `reopen 2`, or a new task's text with or without `add`. */
export const taskAction: Argument<TaskAction> = {
  rest: 'text',
  async take(reader, context) {
    refuseDoubt(reader);
    refuseUnknownDeed(reader);
    refuseSeveralTasks(reader);
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

/** `done 2?` wonders; so does `2 is not done`. */
function refuseDoubt({ remaining }: ArgumentReader): void {
  const number = remaining.slice(0, 2).flatMap((word) => NUMBER.exec(word)?.[1] ?? [])[0];
  const isAsked = remaining.length <= 3 && remaining.at(-1)?.endsWith('?') === true;
  const isDenied = /^\S{1,6} (?:is |was |still |are )?(?:not|isn't|wasn't|never)(?: \S{1,12}){0,3}$/i.test(
    remaining.slice(0, MOST_SAID).join(' '),
  );
  if (number === undefined || !(isAsked || (isDenied && NUMBER.test(remaining[0] ?? '')))) return;
  throw aboutTask(number);
}

/** What can't be done to a task: `remove 2` isn't the text of a new one. */
function refuseUnknownDeed({ remaining }: ArgumentReader): void {
  const [verb = '', next = ''] = remaining;
  const number = NUMBER.exec(next)?.[1];
  const isDeed =
    /^(?:remove|delete|cancel|drop|discard|unassign|start|check)$/i.test(verb) && remaining.length <= 2;
  const isEdit = /^(?:edit|rename|update|change)$/i.test(verb);
  if (number === undefined || !(isDeed || isEdit)) return;
  throw new UsageError(
    `Tasks can be done, reopened, assigned or put off, as in \`/incident task done ${number}\`. If this is the text of a new task, run \`/incident task add ${verb.toLowerCase()} …\`.`,
  );
}

/** `task 2` says nothing about what to do with it. */
function refuseNumberAlone({ remaining }: ArgumentReader): void {
  const number = NUMBER.exec(remaining[0] ?? '')?.[1];
  if (number === undefined || remaining.length > 1) return;
  throw aboutTask(number);
}

function aboutTask(number: string): UsageError {
  return new UsageError(
    `What about task ${number}? Run \`/incident task done ${number}\`, \`/incident task take ${number}\` or \`/incident task due ${number} friday\`; \`/incident tasks\` shows it.`,
  );
}

/** Words that may stand between the number of a task and what becomes of it. */
const BETWEEN = /^(?:and|&|&amp;|\+|,|is|are|was|were|now|already|please|pls)$/i;

/** `1,2`, `1-3` and `all` */
const SEVERAL = /^(?:#?\d{1,4}(?:[-–,;/&+]#?\d{1,4})+|all|both|everything)[.,!]?$/i;

/** Longer arguments are the text of a task. */
const MOST_SAID = 20;

/** `1 and 2 are done`, `done 1-3` and `all done` */
function refuseSeveralTasks({ remaining }: ArgumentReader): void {
  if (remaining.length > MOST_SAID) return;
  const words = remaining.filter((word) => !BETWEEN.test(word));
  const [verb, ...more] = words.flatMap((word) => readVerb(word) ?? []);
  const numbers = words.filter((word) => NUMBER.test(word) || SEVERAL.test(word));
  const isOnlyThose = numbers.length + 1 === words.length && more.length === 0;
  if (verb === undefined || verb === 'add' || !isOnlyThose) return;
  if (numbers.length > 1 || numbers.some((word) => SEVERAL.test(word))) refuseMoreThanOne(verb, 2);
}

/** `assign 2 3 @bob` */
function refuseSecondTask(verb: Verb, number: number, { remaining }: ArgumentReader): void {
  const others = remaining.filter((word) => !BETWEEN.test(word));
  if (others.length > 0 && others.every((word) => NUMBER.test(word))) refuseMoreThanOne(verb, number);
}

function refuseMoreThanOne(verb: Verb, number: number): never {
  throw new UsageError(
    `One task at a time, so nothing was done. Run \`/incident task ${verb} ${number}\`, then the same for the next; \`/incident tasks\` shows the numbers. If this is the text of a new task, run \`/incident task add …\`.`,
  );
}

/** `done 2`, `2 done` and `2 is done`; the first word of "finish the roll-back" belongs to the text of a new task. */
function takeVerb(reader: ArgumentReader): Verb {
  const [first = '', ...rest] = reader.remaining;
  const isNumber = NUMBER.test(first);
  const said = isNumber ? rest.filter((word) => !BETWEEN.test(word)) : [];
  const verb = said.length === 1 ? readVerb(said[0] ?? '') : undefined;
  if (verb !== undefined) {
    const { length } = rest;
    reader.takePhrase((words) => (words.length === length ? { value: true, length } : undefined), 'anywhere');
    return verb;
  }
  if (isNumber && /^due:?$/i.test(rest[0] ?? '')) return 'due';
  if (isNumber && isGiving(rest)) return 'assign';
  return (startsText(first, rest) ? undefined : reader.takeFirst(readVerb)) ?? 'add';
}

/** `1 → @bob`, `1 @bob` and `1 to me`: a task and who does it. */
function isGiving(words: readonly string[]): boolean {
  const [who = '', ...more] = /^(?:(?:to|for):?|→|->|=)$/i.test(words[0] ?? '') ? words.slice(1) : words;
  return more.length === 0 && (readUser(who) !== undefined || /^@/.test(who) || isMe(who));
}

/** Whether a verb is followed by what is to be done rather than by the number of a task. */
function startsText(verb: string, rest: readonly string[]): boolean {
  const [next = ''] = rest;
  if (NUMBER.test(next)) return false;
  if (/^due$/i.test(verb)) return true;
  if (/^(?:complete|completed|close|fertig|erledigt|terminé|fini|hecho|feito|完了)$/i.test(verb)) return true;
  const isReferring = REFERRING.test(bareWord(next)) || WHICH_ONE.test(rest.slice(0, 4).join(' '));
  return /^(?:finish|take|undo|reopen)$/i.test(verb) && rest.length > 1 && !isReferring;
}

/** Words for a task that was just mentioned. */
const REFERRING = /^(?:it|this|that|task|tasks|all|both|mine|my|number|no|nr)$/i;

/** `the first one`; `take the last backup` is the text of a task. */
const WHICH_ONE =
  /^(?:the |my |that )?(?:first|second|third|last|next|latest|newest|other|only|same)(?: (?:one|task))?[.!]?$/i;

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

/** The person mentioned last, or else first, is the owner; other mentions are part of the text. */
async function readNewTask(reader: ArgumentReader, context: ArgumentContext): Promise<NewTask> {
  const typedDue = (await takeSpokenDue(reader, context)) ?? (await due.take(reader, context));
  const owner = await readOwner(reader, context);
  return { text: await readTaskText(context.deps, reader.takeRest()), owner, due: typedDue };
}

async function readOwner(reader: ArgumentReader, context: ArgumentContext): Promise<string | undefined> {
  const mentioned = reader.takeLast(readUser) ?? reader.takeFirst(readUser);
  if (mentioned !== undefined) refuseSecondOwner(reader);
  if (mentioned !== undefined) return mentioned;
  const { userId } = context.invocation;
  const self = (word: string) => (/^@me[:,.]?$/i.test(word) || /^me:$/i.test(word) ? userId : undefined);
  return reader.takeLast(self) ?? reader.takeFirst(self) ?? takeOwnerNamed(reader, context);
}

/** `call the vendor @bob @carol`, also with `and` between them; elsewhere, a mention is part of the text. */
function refuseSecondOwner({ remaining }: ArgumentReader): void {
  const isJoined = /^(?:and|&|&amp;|\+|,|\/)$/i.test(remaining.at(-1) ?? '');
  const before = remaining.at(isJoined ? -2 : -1) ?? '';
  if (readUser(before) === undefined || remaining.length < 2) return;
  throw new UsageError(
    'A task has one owner, so nothing was done. Add one for each person, as in `/incident task call the vendor @alice`.',
  );
}

/** Plain, on one line. Throws UsageError when it's empty or too long. */
export async function readTaskText(deps: Pick<RequestDeps, 'slack'>, typed: string): Promise<string> {
  // What led to the owner, who came last: `check the replica → @bob`.
  const text = (await plainWords(deps, typed))
    .replace(/^[-*•\p{Pd}]{1,2}\s{1,3}/u, '')
    .replace(/[\s→⇒>:,\p{Pd}]{1,6}$/u, '')
    .replace(/\s[([](?:for|to|by|owner:?)?$/i, '');
  if (text === '') throw new UsageError("What's the task? `/incident task call the vendor @alice`.");
  if (text.length <= TASK_MAX) return text;
  throw new UsageError(
    `A task is limited to ${TASK_MAX} characters (yours has ${text.length}). Use fewer, as in \`/incident task call the vendor\`, and post the rest in the channel.`,
  );
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
