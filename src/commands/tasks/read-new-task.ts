import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { TASK_MAX } from '../../incidents/records/incident-task.js';
import type { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import { type ArgumentContext, keyed } from '../kernel/arguments/arguments.js';
import { takeOwnerNamed } from '../kernel/arguments/people-argument.js';
import { plainWords } from '../kernel/arguments/plain-words.js';
import { readUser } from '../kernel/arguments/vocabulary.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { takeSpokenDue } from '../kernel/time/spoken-due.js';
import { dueDate, type TypedTime } from '../kernel/time/time-arguments.js';

export interface NewTask {
  /** Plain, on one line, with people by name. */
  text: string;
  owner: string | undefined;
  due: TypedTime<Timestamp> | undefined;
}

const due = dueDate(keyed('due'));

/** The person mentioned last, or else first, is the owner; other mentions are part of the text. */
export async function readNewTask(reader: ArgumentReader, context: ArgumentContext): Promise<NewTask> {
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
  // What introduced the owner, who came last: `check the replica → @bob`.
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
