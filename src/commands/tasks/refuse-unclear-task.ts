import { UsageError } from '../../base/errors.js';
import { nearest } from '../../base/nearest.js';
import { echo, echoInCode } from '../../views/text.js';
import { type ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import type { ArgumentContext } from '../kernel/arguments/arguments.js';
import { lineOf, QuestionError, yes } from '../kernel/arguments/question.js';
import { BETWEEN, NUMBER, readVerb, type Verb, verbNames } from './task-verb.js';

/** `done 2?` is a question; so is `2 is not done`. */
export function refuseDoubt({ remaining }: ArgumentReader): void {
  const number = remaining.slice(0, 2).flatMap((word) => NUMBER.exec(word)?.[1] ?? [])[0];
  const isAsked = remaining.length <= 3 && remaining.at(-1)?.endsWith('?') === true;
  const isDenied = /^\S{1,6} (?:is |was |still |are )?(?:not|isn't|wasn't|never)(?: \S{1,12}){0,3}$/i.test(
    remaining.slice(0, MOST_SAID).join(' '),
  );
  if (number === undefined || !(isAsked || (isDenied && NUMBER.test(remaining[0] ?? '')))) return;
  throw aboutTask(number);
}

/** Things that can't be done to a task: `remove 2` isn't a new task's text. */
export function refuseUnknownDeed({ remaining }: ArgumentReader): void {
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

/** `doen 2`, `2 doen` and `done2` are what to do with a task, rather than the text of a new one. */
export function refuseMisspelledVerb({ remaining }: ArgumentReader, context: ArgumentContext): void {
  const [first = '', ...rest] = remaining.filter((word) => !BETWEEN.test(word));
  const glued = splitGlued(first);
  const words = [...(glued ?? [first]), ...rest];
  const number = words.slice(0, 2).flatMap((word) => NUMBER.exec(word)?.[1] ?? [])[0];
  const [verb = '', ...more] = words.filter((word) => NUMBER.exec(word)?.[1] !== number);
  if (context.sure.has('words') || number === undefined || verb === '' || words.length > 4) return;
  if (readVerb(verb) !== undefined && !glued) return;
  const near = nearest(bareWord(verb).toLowerCase(), verbNames());
  const meant = near === undefined ? undefined : readVerb(near);
  const takesMore = meant === 'assign' || meant === 'due';
  if (meant === undefined || meant === 'add' || more.length > (takesMore ? 2 : 0)) return;
  const line = [meant, number, ...more].join(' ');
  throw new QuestionError(
    `"${echo(glued ? first : verb, 40)}" isn't something you can do with a task, so nothing was done. Did you mean \`/incident task ${echoInCode(line, 80)}\`?`,
    [
      ...yes(lineOf(context, 'words', line)),
      { label: 'Add as a task', command: lineOf(context, 'words', `add ${remaining.join(' ')}`) },
    ],
  );
}

/** `done` and `2` for `done2`; `node2` is a host. */
function splitGlued(word: string): string[] | undefined {
  const [, verb = '', number = ''] = /^(\p{L}{3,9})#?(\d{1,4})[.!]?$/u.exec(word) ?? [];
  return readVerb(verb) === undefined ? undefined : [verb, number];
}

/** `task 2` doesn't say what to do with it. */
export function refuseNumberAlone({ remaining }: ArgumentReader): void {
  const number = NUMBER.exec(remaining[0] ?? '')?.[1];
  if (number === undefined || remaining.length > 1) return;
  throw aboutTask(number);
}

function aboutTask(number: string): UsageError {
  return new UsageError(
    `What about task ${number}? Run \`/incident task done ${number}\`, \`/incident task take ${number}\` or \`/incident task due ${number} friday\`; \`/incident tasks\` shows it.`,
  );
}

/** `1,2`, `1-3` and `all` */
const SEVERAL = /^(?:#?\d{1,4}(?:[-–,;/&+]#?\d{1,4})+|all|both|everything)[.,!]?$/i;

/** `due 1 2025-01-20` */
const DATE = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})[.,!]?$/;

/** Longer arguments are a task's text. */
const MOST_SAID = 20;

/** `1 and 2 are done`, `done 1-3` and `all done` */
export function refuseSeveralTasks({ remaining }: ArgumentReader): void {
  if (remaining.length > MOST_SAID) return;
  const words = remaining.filter((word) => !BETWEEN.test(word));
  const [verb, ...more] = words.flatMap((word) => readVerb(word) ?? []);
  const mayBeNumber = (word: string) => verb !== 'due' || !DATE.test(word);
  const numbers = words.filter((word) => (NUMBER.test(word) || SEVERAL.test(word)) && mayBeNumber(word));
  const isOnlyThose = numbers.length + 1 === words.length && more.length === 0;
  if (verb === undefined || verb === 'add' || !isOnlyThose) return;
  if (numbers.length > 1 || numbers.some((word) => SEVERAL.test(word))) refuseMoreThanOne(verb, 2);
}

/** `assign 2 3 @bob` */
export function refuseSecondTask(verb: Verb, number: number, { remaining }: ArgumentReader): void {
  const others = remaining.filter((word) => !BETWEEN.test(word));
  if (others.length > 0 && others.every((word) => NUMBER.test(word))) refuseMoreThanOne(verb, number);
}

function refuseMoreThanOne(verb: Verb, number: number): never {
  throw new UsageError(
    `One task at a time, so nothing was done. Run \`/incident task ${verb} ${number}\`, then the same for the next; \`/incident tasks\` shows the numbers. If this is the text of a new task, run \`/incident task add …\`.`,
  );
}
