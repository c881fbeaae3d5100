import * as z from 'zod';
import { loadOnce } from '../../base/load-once.js';
import { fromSlackTs } from '../../base/timestamp.js';
import type { Invocation } from '../../commands/kernel/invocation.js';
import { aboutOf } from '../../commands/kernel/reply.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { notice } from '../../views/blocks.js';
import type { IdentitySource } from '../client/identity.js';
import { isOwn } from '../client/own-events.js';
import { answerPerson } from './answer-person.js';
import type { EventListener } from './listen-to-events.js';
import { momentOfRequest } from './moment-of-request.js';

const loadMentions = loadOnce(() => import('../../commands/answer-mention.js'));

const mention = z.object({
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  channel: z.string(),
  thread_ts: z.string().optional(),
});

/**
 * `@Aegis summary` runs the same command as `/incident summary`, and a question is answered from the record. Only the
 * author sees the answer, in the thread if they wrote in one.
 */
export function createMentionListener(deps: RequestDeps, identity: IdentitySource): EventListener {
  return async ({ event, context }) => {
    const self = await identity();
    const mentioned = mention.safeParse(event).data;
    if (!mentioned || isOwn(event, self)) return;
    const { user, text, ts, channel, thread_ts: threadTs } = mentioned;
    // Both the same for every delivery of the message.
    const requestId = `mention-${channel}-${ts}`;
    const at = fromSlackTs(ts) ?? momentOfRequest(deps.clock, context);
    const invocation: Invocation = { requestId, userId: user, channelId: channel, threadTs, at };
    const { answerMention } = await loadMentions();
    const reply = await answerMention(deps, invocation, { text, botUserId: self.botUserId });
    if (reply.kind === 'nothing') return;
    // The post in the channel is the answer, but someone who writes in a thread may not see it.
    if (reply.kind === 'message' && reply.isSeen && threadTs === undefined) return;
    const message =
      reply.kind === 'message'
        ? reply.message
        : notice(`A mention can't open a form, so nothing was done. Type this instead: \`${reply.typed}\`.`);
    await answerPerson(deps, invocation, { message, about: aboutOf(reply) });
  };
}
