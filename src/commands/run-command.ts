import { AegisError, UpstreamError } from '../base/errors.js';
import type { Deps } from '../ports/deps.js';
import { redact } from '../redaction/redact.js';
import { notice } from '../views/blocks.js';
import { clean } from '../views/text.js';
import { buildMenu } from './help/help-view.js';
import { ArgumentReader } from './kernel/argument-reader.js';
import { answer, type Invocation, type Reply } from './kernel/command.js';
import { inTime } from './kernel/deadline.js';
import { unknownCommand } from './kernel/suggest.js';
import { findTarget } from './kernel/target.js';
import { ensureVisible } from './kernel/visible.js';
import { show } from './look-up/show.js';
import { COMMANDS, findCommand } from './registry.js';

/**
 * Runs what somebody typed after `/incident`, or the command line of a button. Never throws: whatever goes wrong
 * becomes one message for the person who asked.
 */
export async function runCommand(deps: Deps, ask: Invocation, text: string): Promise<Reply> {
  try {
    // Whatever of it goes on the record, a credential does not.
    const { text: safe } = redact(clean(text), { personal: false });
    return await inTime(dispatch(deps, ask, new ArgumentReader(safe)));
  } catch (error) {
    return answer(notice(inWords(deps, ask, error)));
  }
}

async function dispatch(deps: Deps, ask: Invocation, words: ArgumentReader): Promise<Reply> {
  const verb = words.next();
  if (verb === undefined) return overview(deps, ask);
  const command = findCommand(verb);
  if (!command) throw unknownCommand(verb.toLowerCase(), COMMANDS);
  const incidentId = command.about === 'incident' ? await findTarget(deps, command, { ask, words }) : '';
  if (incidentId !== '') await ensureVisible(deps, ask, incidentId);
  return command.run(deps, { ask, incidentId, words });
}

/** `/incident` alone: the incident in its own channel, a menu elsewhere. */
async function overview(deps: Deps, ask: Invocation): Promise<Reply> {
  const incidentId = ask.channelId === undefined ? undefined : await deps.cached.incidentOf(ask.channelId);
  if (incidentId === undefined) return answer(buildMenu());
  await ensureVisible(deps, ask, incidentId);
  return show.run(deps, { ask, incidentId, words: new ArgumentReader('') });
}

function inWords(deps: Deps, ask: Invocation, error: unknown): string {
  const fields = { request_id: ask.requestId, user_id: ask.userId };
  if (error instanceof UpstreamError) {
    deps.logger.warn({ ...fields, code: error.upstreamCode }, 'command could not be carried out');
    return error.message;
  }
  if (error instanceof AegisError) {
    deps.logger.info({ ...fields, code: error.code }, 'command refused');
    return error.message;
  }
  deps.logger.error({ ...fields, err: error }, 'command failed');
  return 'Something went wrong inside Aegis, and it is in the log. Nothing you said is lost; try again.';
}
