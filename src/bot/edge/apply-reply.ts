import { AegisError } from '../../base/errors.js';
import type { Reply } from '../../commands/kernel/reply.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { type Message, notice } from '../../views/blocks.js';

/** Opens the modal of a reply; returns the message that the caller has to show, if any. */
export async function applyReply(
  deps: Pick<RequestDeps, 'slack' | 'logger'>,
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
    deps.logger.warn({ code: error.code, err: error }, "couldn't open a form");
    const opensForm = !/^\/incident \S+ ./.test(reply.typed);
    return notice(
      `${error.message} \`${reply.typed}\` ${opensForm ? 'opens it' : 'works without the form'}.`,
    );
  }
}
