import type { App } from '@slack/bolt';
import * as z from 'zod';
import type { Invocation } from '../../commands/kernel/command.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import type { IdentitySource } from '../client/identity.js';
import { isOwn } from '../client/own-events.js';

const mention = z.object({ user: z.string(), text: z.string(), ts: z.string(), channel: z.string() });

/** `@Aegis summary`: the same words as after `/incident`, the answer for whoever asks. */
export function listenToMentions(app: App, deps: Deps, identity: IdentitySource): void {
  app.event('app_mention', async ({ event }) => {
    const self = await identity();
    const said = mention.safeParse(event).data;
    if (!said || isOwn(event, self)) return;
    const ask: Invocation = {
      // The same for every delivery of the message.
      requestId: `mention-${said.channel}-${said.ts}`,
      userId: said.user,
      channelId: said.channel,
      at: deps.clock.now(),
    };
    const words = said.text.replaceAll(new RegExp(`<@${self.botUserId}(?:\\|[^>]*)?>`, 'g'), ' ').trim();
    const { runCommand } = await import('../../commands/run-command.js');
    const reply = await runCommand(deps, ask, words);
    if (reply.kind === 'nothing') return;
    const message =
      reply.kind === 'message' ? reply.message : notice('That opens a form: type it after `/incident`.');
    await deps.slack.postEphemeral(said.channel, said.user, message);
  });
}
