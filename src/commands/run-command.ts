import { AegisError, StaleReadError, UpstreamError, UsageError } from '../base/errors.js';
import { withLogContext } from '../base/log-context.js';
import { redact } from '../redaction/redact.js';
import { notice } from '../views/blocks.js';
import { clean, withoutAutomaticLinks } from '../views/text.js';
import { answerUnknown } from './answer-unknown.js';
import { askWhichIncident } from './ask-which-incident.js';
import { buildMenu } from './help/help-view.js';
import { checkAccess, isFullMember } from './kernel/access.js';
import { wishesForPrivacy } from './kernel/arguments/options.js';
import { QuestionError } from './kernel/arguments/question.js';
import { checkUse } from './kernel/check-use.js';
import { inTime } from './kernel/deadline.js';
import { keepTyped } from './kernel/forms/keep-typed.js';
import type { Invocation } from './kernel/invocation.js';
import { shortestAccess } from './kernel/offered.js';
import { type CommandLine, prepareLine } from './kernel/prepare-line.js';
import { aboutOf, answer, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { NoTargetError } from './kernel/target.js';
import { askAboutLine } from './meaning/ask-about-line.js';
import { askPermitted, offerPermitted } from './offer-permitted.js';
import { readLine } from './read-line.js';

/**
 * Runs the words typed after `/incident`, or a button's command line. Never throws: every failure becomes one message
 * for the person.
 */
export function runCommand(deps: RequestDeps, invocation: Invocation, text: string): Promise<Reply> {
  return withLogContext({ request_id: invocation.requestId }, () => answerCommand(deps, invocation, text));
}

async function answerCommand(deps: RequestDeps, asked: Invocation, text: string): Promise<Reply> {
  let invocation = asked;
  try {
    // Any of it may go on the record, but credentials never do.
    const safe = withoutCredentials(withoutAutomaticLinks(clean(text)));
    // A mention stays in its channel, and a button's line on the button.
    if (asked.triggerId !== undefined && !asked.isClick) invocation = { ...asked, typed: safe };
    const reply = await inTime(deps.settings.answerMs, dispatch(deps, invocation, safe));
    return await offerPermitted(deps, invocation, reply);
  } catch (error) {
    if (error instanceof QuestionError) return askPermitted(deps, invocation, error);
    return keepTyped(await refuse(deps, invocation, error), invocation);
  }
}

async function refuse(deps: RequestDeps, invocation: Invocation, error: unknown): Promise<Reply> {
  const failure = answer(notice(describeFailure(deps, invocation, error)));
  const isAnswered = error instanceof AegisError && !(error instanceof UpstreamError);
  return isAnswered ? offerPermitted(deps, invocation, failure) : failure;
}

/**
 * After a word such as "credentials", `--Private.` looks like a credential itself, and must not get lost: it's moved to
 * the end.
 */
function withoutCredentials(text: string): string {
  const { text: safe } = redact(text, { personal: false });
  if (safe === text) return text;
  const lost = wishesForPrivacy(text).filter((word) => !safe.includes(word));
  return [safe, ...lost].join(' ');
}

async function dispatch(deps: RequestDeps, invocation: Invocation, text: string): Promise<Reply> {
  const unclear = invocation.isClick ? undefined : askAboutLine(text);
  if (unclear) throw unclear;
  const { verb, command, text: line } = readLine(text);
  if (verb === undefined) return overview(deps, invocation);
  if (!command) throw await answerUnknown(deps, invocation, { text, verb });
  try {
    return await runChecked(deps, invocation, { command, text: line });
  } catch (error) {
    if (error instanceof NoTargetError) return askOrRefuse(deps, invocation, error);
    if (!(error instanceof StaleReadError)) throw error;
    // Someone else was faster; everything is read and checked once more.
    return runChecked(deps, invocation, { command, text: line });
  }
}

/** While the table can't be read, the question has no buttons. */
async function askOrRefuse(
  deps: RequestDeps,
  invocation: Invocation,
  question: NoTargetError,
): Promise<Reply> {
  try {
    return await askWhichIncident(deps, invocation, question);
  } catch (error) {
    throw error instanceof AegisError ? question : error;
  }
}

/** The only way to run a command: finds its incident, checks access, then runs it. */
async function runChecked(deps: RequestDeps, invocation: Invocation, line: CommandLine): Promise<Reply> {
  const { incident, access, run } = await prepareLine(deps, invocation, line).catch((error: unknown) =>
    refuseFirst(deps, invocation, { line, error }),
  );
  await checkUse(deps, invocation, { access, target: line.command.target }, incident);
  const reply = await run();
  if (!incident || reply.kind !== 'message') return reply;
  return { ...reply, about: [...new Set([incident.incident_id, ...aboutOf(reply)])] };
}

/** People who may not use a command at all don't see its usage. */
async function refuseFirst(
  deps: RequestDeps,
  invocation: Invocation,
  { line: { command }, error }: { line: CommandLine; error: unknown },
): Promise<never> {
  if (!(error instanceof UsageError) || error instanceof QuestionError) throw error;
  if (await isFullMember(deps, invocation.userId)) throw error;
  const access = await shortestAccess(deps, invocation, command);
  if (access && access.permission !== 'viewer') await checkAccess(deps, invocation, access);
  throw error;
}

/** `/incident` alone: the incident in its own channel, a menu elsewhere. */
async function overview(deps: RequestDeps, invocation: Invocation): Promise<Reply> {
  const { channelId } = invocation;
  const incidentId = channelId === undefined ? undefined : await deps.cached.incidentOf(channelId);
  return incidentId === undefined ? answer(buildMenu()) : dispatch(deps, invocation, 'show');
}

function describeFailure(deps: RequestDeps, invocation: Invocation, error: unknown): string {
  const fields = { request_id: invocation.requestId, user_id: invocation.userId };
  if (error instanceof UpstreamError) {
    deps.logger.warn({ ...fields, code: error.upstreamCode }, 'command failed upstream');
    return error.message;
  }
  if (error instanceof AegisError) {
    deps.logger.info({ ...fields, code: error.code }, 'command refused');
    return error.message;
  }
  deps.logger.error({ ...fields, err: error }, 'command failed');
  return 'Something went wrong inside Aegis; the details are in its log. Nothing on the record is lost. Try again.';
}
