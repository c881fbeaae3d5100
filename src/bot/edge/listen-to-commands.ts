import type { App } from '@slack/bolt';
import { loadOnce } from '../../base/load-once.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { notice } from '../../views/blocks.js';
import { fitMessage } from '../../views/fit-message.js';
import { applyReply } from './apply-reply.js';
import { momentOfRequest } from './moment-of-request.js';

const loadCommands = loadOnce(() => import('../../commands/run-command.js'));

/** The commands that manifest.yml registers. */
export const SLASH_COMMANDS = ['/incident', '/inc'];

/** Slash commands, answered in the acknowledgement itself. */
export function listenToCommands(app: App, deps: RequestDeps): void {
  app.command(/.*/, async ({ command, context, ack }) => {
    if (!SLASH_COMMANDS.includes(command.command)) {
      const unknown = notice("That isn't one of my commands. Use `/incident`.");
      return ack({ response_type: 'ephemeral', ...unknown });
    }
    const invocation = {
      requestId: `cmd-${command.trigger_id}`,
      userId: command.user_id,
      channelId: command.channel_id,
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
      at: momentOfRequest(deps.clock, context),
    };
    const { runCommand } = await loadCommands();
    const reply = await runCommand(deps, invocation, command.text ?? '');
    const message = await applyReply(deps, reply, command.trigger_id);
    const isSeen = reply.kind === 'message' && reply.isSeen;
    if (message && !isSeen) await ack({ response_type: 'ephemeral', ...fitMessage(message) });
    else await ack();
  });
}
