import { AegisError } from '../../base/errors.js';
import type { Reply } from '../../commands/kernel/reply.js';
import type { Deps } from '../../ports/deps.js';
import { type Message, notice } from '../../views/blocks.js';

/** Carries out a reply; returns the message that is left to be shown, if any. */
export async function carryOut(
  deps: Pick<Deps, 'slack' | 'logger'>,
  reply: Reply,
  triggerId: string | undefined,
): Promise<Message | undefined> {
  if (reply.kind === 'message') return reply.message;
  if (reply.kind === 'nothing') return undefined;
  try {
    await deps.slack.openModal(triggerId ?? '', reply.view);
    return undefined;
  } catch (error) {
    if (!(error instanceof AegisError)) throw error;
    deps.logger.warn({ code: error.code, err: error }, 'a form could not be opened');
    return notice(`${error.message} \`/incident declare P1 what is wrong\` works without the form.`);
  }
}
