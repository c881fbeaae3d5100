import { UsageError } from '../../../base/errors.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { channel } from '../../../views/text.js';
import { participant } from '../../kernel/access.js';
import { defineCommand } from '../../kernel/command.js';
import { openUnlessRepeated } from '../../kernel/forms/open-unless-repeated.js';
import { confirm } from '../../kernel/reply.js';
import { draftPostmortem } from './draft-postmortem.js';

export const postmortem = defineCommand({
  name: 'postmortem',
  aliases: ['post-mortem', 'retro'],
  group: 'Look back',
  usage: 'postmortem [id]',
  summary: 'upload a draft of the post-mortem, every line with its sources',
  examples: ['/incident postmortem', '/incident postmortem 42'],
  target: 'incident',
  access: participant('write the post-mortem of'),
  async run(deps, { invocation, incident: { incident_id, channel_id } }) {
    const where = channel_id ?? invocation.channelId;
    const id = shortId(incident_id);
    if (where === undefined)
      throw new UsageError(
        `${id} has no channel to upload a draft to. \`/incident timeline ${id}\` shows what happened.`,
      );
    const repeated = await openUnlessRepeated(deps, invocation, draftPostmortem, {
      incident_id,
      user_id: invocation.userId,
      channel_id: where,
    });
    if (repeated) return repeated;
    return confirm(
      invocation,
      { channel_id: where },
      notice(`The post-mortem draft of ${id} will be in ${channel(where)} in a moment.`),
    );
  },
});
