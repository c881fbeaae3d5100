import { UpstreamError } from '../../base/errors.js';
import type { AnswerAddress } from '../../incidents/records/request.js';
import type { Slack } from '../../ports/slack.js';
import type { Message } from '../../views/blocks.js';

type Answering = Pick<Slack, 'postDirect' | 'postEphemeral' | 'respond'>;

interface Answer {
  to: AnswerAddress;
  message: Message;
  /** Replaces the message with the button that was clicked. */
  replace: boolean;
  /** Nothing is retried after this, so even a temporary failure is a reason to try the next way. */
  isLast: boolean;
}

/**
 * Shows a message to the person who made a request, by the first way that works: through the response URL, in the
 * channel or thread where they made it, or as a direct message. Throws UpstreamError if none does, or if one may work
 * later.
 */
export async function deliverAnswer(
  slack: Answering,
  { to, message, replace, isLast }: Answer,
): Promise<void> {
  const { user_id, channel_id, thread_ts: threadTs, response_url } = to;
  const ways = [
    response_url !== undefined && (() => slack.respond(response_url, message, { replace, threadTs })),
    channel_id !== undefined && (() => slack.postEphemeral(channel_id, user_id, message, { threadTs })),
    () => slack.postDirect(user_id, message),
  ].filter((way) => way !== false);
  let failure: UpstreamError | undefined;
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      if (error.retryable && !isLast) throw error;
      failure = failure?.retryable ? failure : error;
    }
  }
  throw failure;
}
