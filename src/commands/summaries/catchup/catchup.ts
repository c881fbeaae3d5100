import { notice } from '../../../views/blocks.js';
import { viewer } from '../../kernel/access.js';
import { keyed } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { answer, NOTHING } from '../../kernel/reply.js';
import { spokenRange } from '../../kernel/time/time-arguments.js';
import { FROM_KEY } from '../workflow/summary-view.js';
import { sendCatchup } from './send-catchup.js';

export const catchup = defineCommand({
  name: 'catchup',
  aliases: ['catch-up'],
  group: 'Look back',
  usage: 'catchup [since 30m] [id]',
  summary: 'show what happened since you last wrote, left or caught up; only you see it',
  examples: ['/incident catchup', '/incident catchup since 2h', '/incident catchup 42'],
  target: 'incident',
  access: viewer,
  arguments: { from: keyed(FROM_KEY.slice(0, -1)), range: spokenRange },
  async run(deps, { invocation, incident: { incident_id }, args: { from, range } }) {
    await sendCatchup.open(deps, invocation, {
      incident_id,
      user_id: invocation.userId,
      channel_id: invocation.channelId,
      from: from ?? range?.value.from,
    });
    return range?.zoneNote ? answer(notice(range.zoneNote.trim())) : NOTHING;
  },
});
