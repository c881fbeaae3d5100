import { viewer } from '../../kernel/access.js';
import { limited, required, rest } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { NOTHING } from '../../kernel/reply.js';
import { compareText } from './compare-text.js';

/** Maximum characters: an update or a draft, not a document. */
export const TEXT_MAX = 2_000;

export const check = defineCommand({
  name: 'check',
  aliases: ['verify'],
  group: 'Look back',
  usage: 'check text... [id]',
  summary: 'mark each sentence of a draft as on record, contradicted or not on record; only you see it',
  examples: [
    '/incident check we rolled back at 14:20 and errors are at 0',
    '/incident check 42 all customers were affected',
  ],
  target: 'incident',
  access: viewer,
  arguments: {
    text: required(
      limited(rest('verbatim'), { what: 'A text to check', max: TEXT_MAX }),
      'Add a text: `/incident check we rolled back at 14:20`.',
    ),
  },
  async run(deps, { invocation, incident: { incident_id }, args: { text } }) {
    await compareText.open(deps, invocation, {
      incident_id,
      user_id: invocation.userId,
      channel_id: invocation.channelId,
      text,
    });
    return NOTHING;
  },
});
