import { ForbiddenError, UpstreamError } from '../base/errors.js';
import { type Message, notice } from '../views/blocks.js';
import { commandsIn, withoutCommands } from '../views/command-buttons.js';
import { hintsIn, withoutHints } from '../views/command-hints.js';
import { type Access, checkAccess, isFullMember } from './kernel/access.js';
import { buildQuestion, type QuestionError } from './kernel/arguments/question.js';
import { keepTyped } from './kernel/forms/keep-typed.js';
import type { Invocation } from './kernel/invocation.js';
import { accessOf } from './kernel/offered.js';
import { answer, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { readLine } from './read-line.js';

/**
 * An answer without the buttons and sentences that suggest a command the person may not use, judged by what each
 * command declares.
 */
export async function offerPermitted(
  deps: RequestDeps,
  invocation: Invocation,
  reply: Reply,
): Promise<Reply> {
  if (reply.kind !== 'message') return reply;
  const [lines, hints] = [commandsIn(reply.message), hintsIn(reply.message)];
  if (lines.length + hints.length === 0 || (await mayUseAny(deps, invocation))) return reply;
  const accesses = await accessByLine(deps, invocation, [...lines, ...hints]);
  const isRefused = (line: string) => accesses.get(line)?.permission !== 'viewer';
  const buttonless = withoutCommands(reply.message, new Set(lines.filter(isRefused)));
  // A suggestion may contain placeholders, and then it isn't known who may use it.
  const refused = hints.filter((hint) => accesses.get(hint) !== undefined && isRefused(hint));
  // A message that suggests nothing else is replaced by the refusal of its suggestion.
  const message = withoutHints(buttonless, new Set(refused)) ?? (await refuse(deps, invocation, refused));
  return { ...reply, message: message ?? buttonless };
}

async function accessByLine(
  deps: RequestDeps,
  invocation: Invocation,
  lines: readonly string[],
): Promise<ReadonlyMap<string, Access | undefined>> {
  const read = async (line: string) => [line, await accessOfLine(deps, invocation, line)] as const;
  return new Map(await Promise.all(lines.map(read)));
}

async function refuse(
  deps: RequestDeps,
  invocation: Invocation,
  lines: readonly string[],
): Promise<Message | undefined> {
  const refusal = await refusalOf(deps, invocation, lines);
  return refusal === undefined ? undefined : notice(refusal);
}

/** A question with the readings that the person may choose, or the refusal if there are none. */
export async function askPermitted(
  deps: RequestDeps,
  invocation: Invocation,
  question: QuestionError,
): Promise<Reply> {
  const reply = await offerPermitted(deps, invocation, answer(buildQuestion(question)));
  const isAsked = question.choices.length > 0 && reply.kind === 'message';
  if (!isAsked || commandsIn(reply.message).length > 0) return keepTyped(reply, invocation);
  const lines = question.choices.map(({ command }) => command);
  const refusal = (await refuse(deps, invocation, lines)) ?? notice(question.message);
  return keepTyped(answer(refusal), invocation);
}

/** The message of the first refusal among these lines; undefined if none is refused. */
async function refusalOf(
  deps: RequestDeps,
  invocation: Invocation,
  lines: readonly string[],
): Promise<string | undefined> {
  const accesses = await Promise.all(lines.map((line) => accessOfLine(deps, invocation, line)));
  try {
    for (const access of accesses) if (access) await checkAccess(deps, invocation, access);
  } catch (error) {
    if (error instanceof ForbiddenError) return error.message;
    throw error;
  }
  return undefined;
}

/** While Slack doesn't say who someone is, nothing is removed: each button checks again when it's clicked. */
async function mayUseAny(deps: RequestDeps, { userId }: Invocation): Promise<boolean> {
  try {
    return await isFullMember(deps, userId);
  } catch (error) {
    if (error instanceof UpstreamError) return true;
    throw error;
  }
}

async function accessOfLine(
  deps: RequestDeps,
  invocation: Invocation,
  line: string,
): Promise<Access | undefined> {
  const { command, text } = readLine(line);
  return command && accessOf(deps, { ...invocation, isClick: true }, { command, text });
}
