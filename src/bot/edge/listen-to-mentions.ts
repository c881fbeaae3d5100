import type { App } from '@slack/bolt';
import * as z from 'zod';
import type { Invocation } from '../../commands/kernel/invocation.js';
import { aboutOf } from '../../commands/kernel/reply.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { answerMention } from '../../jobs/answer-mention.js';
import { notice } from '../../views/blocks.js';
import type { IdentitySource } from '../client/identity.js';
import { isOwn } from '../client/own-events.js';

const mention = z.object({ user: z.string(), text: z.string(), ts: z.string(), channel: z.string() });

/** `@Aegis summary` runs the same command as `/incident summary`; only the author sees the answer. */
export function listenToMentions(app: App, deps: RequestDeps, identity: IdentitySource): void {
  app.event('app_mention', async ({ event }) => {
    const self = await identity();
    const mentioned = mention.safeParse(event).data;
    if (!mentioned || isOwn(event, self)) return;
    const { user, text, ts, channel } = mentioned;
    // The same for every delivery of the message.
    const requestId = `mention-${channel}-${ts}`;
    const invocation: Invocation = { requestId, userId: user, channelId: channel, at: deps.clock.now() };
    const { runCommand } = await import('../../commands/run-command.js');
    const reply = await runCommand(deps, invocation, withoutMention(text, self.botUserId));
    if (reply.kind === 'nothing') return;
    const message =
      reply.kind === 'message' ? reply.message : notice('That opens a form: type it after `/incident`.');
    const origin = { ...invocation, requestId: `${requestId}-reply` };
    await answerMention.open(deps, origin, {
      channel_id: channel,
      user_id: user,
      message,
      about: aboutOf(reply),
    });
  });
}

function withoutMention(text: string, botUserId: string): string {
  return text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' ').trim();
}
