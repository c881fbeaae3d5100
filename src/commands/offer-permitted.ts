import { ForbiddenError, UpstreamError } from '../base/errors.js';
import { notice } from '../views/blocks.js';
import { commandsIn, withoutCommands } from '../views/command-buttons.js';
import { checkAccess, isFullMember } from './kernel/access.js';
import type { Invocation } from './kernel/invocation.js';
import { accessOf } from './kernel/offered.js';
import { buildQuestion, type QuestionError } from './kernel/question.js';
import { answer, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { readLine } from './read-line.js';

/** An answer without the buttons that would refuse the person, by what the command of each declares. */
export async function offerPermitted(
  deps: RequestDeps,
  invocation: Invocation,
  reply: Reply,
): Promise<Reply> {
  if (reply.kind !== 'message') return reply;
  const lines = commandsIn(reply.message);
  if (lines.length === 0 || (await mayUseAny(deps, invocation))) return reply;
  const permitted = await Promise.all(lines.map((line) => isForReaders(deps, invocation, line)));
  const refused = new Set(lines.filter((_, i) => !permitted[i]));
  return { ...reply, message: withoutCommands(reply.message, refused) };
}

/** A question with the readings that the person may choose; the refusal, when it's none of them. */
export async function askPermitted(
  deps: RequestDeps,
  invocation: Invocation,
  question: QuestionError,
): Promise<Reply> {
  const reply = await offerPermitted(deps, invocation, answer(buildQuestion(question)));
  const isAsked = question.choices.length > 0 && reply.kind === 'message';
  if (!isAsked || commandsIn(reply.message).length > 0) return reply;
  return answer(notice((await refusalOf(deps, invocation, question)) ?? question.message));
}

/** What the first of the readings that can be read would be answered with. */
async function refusalOf(
  deps: RequestDeps,
  invocation: Invocation,
  { choices }: QuestionError,
): Promise<string | undefined> {
  const accesses = await Promise.all(choices.map(({ command }) => accessOfLine(deps, invocation, command)));
  try {
    for (const access of accesses) if (access) await checkAccess(deps, invocation, access);
  } catch (error) {
    if (error instanceof ForbiddenError) return error.message;
    throw error;
  }
  return undefined;
}

/** While Slack doesn't say who someone is, nothing is taken away: each button checks for itself. */
async function mayUseAny(deps: RequestDeps, { userId }: Invocation): Promise<boolean> {
  try {
    return await isFullMember(deps, userId);
  } catch (error) {
    if (error instanceof UpstreamError) return true;
    throw error;
  }
}

async function isForReaders(deps: RequestDeps, invocation: Invocation, line: string): Promise<boolean> {
  return (await accessOfLine(deps, invocation, line))?.permission === 'viewer';
}

async function accessOfLine(deps: RequestDeps, invocation: Invocation, line: string) {
  const { command, text } = readLine(line);
  return command && accessOf(deps, { ...invocation, isClick: true }, { command, text });
}
