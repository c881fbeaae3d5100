import { viewer } from '../../kernel/access.js';
import { defineCommand } from '../../kernel/command.js';
import { NOTHING } from '../../kernel/reply.js';
import { sendCatchup } from './send-catchup.js';

export const catchup = defineCommand({
  name: 'catchup',
  aliases: ['catch-up'],
  group: 'Look back',
  usage: 'catchup [id]',
  summary: 'show only you what happened since you last wrote, left or caught up',
  examples: ['/incident catchup', '/incident catchup 42'],
  target: 'incident',
  access: viewer,
  async run(deps, { invocation, incident: { incident_id } }) {
    await sendCatchup.open(deps, invocation, {
      incident_id,
      user_id: invocation.userId,
      channel_id: invocation.channelId,
    });
    return NOTHING;
  },
});
