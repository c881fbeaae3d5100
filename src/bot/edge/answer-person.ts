import type { Invocation } from '../../commands/kernel/invocation.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { addressOf } from '../../jobs/define-job.js';
import { respond } from '../../jobs/respond.js';
import type { Message } from '../../views/blocks.js';

interface PersonalAnswer {
  message: Message;
  /** Ids of the incidents that it shows. */
  about: string[];
  /** Replaces the message with the button that was clicked. */
  replace?: boolean;
}

/** Answers a person outside of an acknowledgement: with a job, which is retried, or directly while the table fails. */
export async function answerPerson(
  deps: Pick<RequestDeps, 'logger' | 'queue' | 'slack' | 'store'>,
  invocation: Invocation,
  { message, about, replace = false }: PersonalAnswer,
): Promise<void> {
  const origin = { ...invocation, requestId: `${invocation.requestId}-reply` };
  try {
    await respond.open(deps, origin, { message, about, replace });
  } catch (err) {
    deps.logger.warn({ request_id: invocation.requestId, err }, 'answered without a job');
    await deps.slack.answer(addressOf(invocation), message, { replace });
  }
}
