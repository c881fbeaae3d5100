import type { App } from '@slack/bolt';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { fitMessage } from '../../views/fit.js';
import { carryOut } from './reply.js';

/** As manifest.yml registers them. */
export const SLASH_COMMANDS = ['/incident', '/inc'];

/** Slash commands; the answer goes out with the acknowledgement. */
export function listenToCommands(app: App, deps: Deps): void {
  app.command(/.*/, async ({ command, ack }) => {
    if (!SLASH_COMMANDS.includes(command.command)) {
      const unknown = notice('Aegis does not know this command. Its own is `/incident`.');
      return ack({ response_type: 'ephemeral', ...unknown });
    }
    const ask = {
      requestId: `cmd-${command.trigger_id}`,
      userId: command.user_id,
      channelId: command.channel_id,
      triggerId: command.trigger_id,
      at: deps.clock.now(),
    };
    const { runCommand } = await import('../../commands/run-command.js');
    const reply = await runCommand(deps, ask, command.text ?? '');
    const message = await carryOut(deps, reply, command.trigger_id);
    if (message) await ack({ response_type: 'ephemeral', ...fitMessage(message) });
    else await ack();
  });
}
