import { viewer } from '../../kernel/access.js';
import { limited, required, rest } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { NOTHING } from '../../kernel/reply.js';
import { answerAsked } from './answer-asked.js';

/** Maximum characters; a longer text isn't a question. */
const QUESTION_MAX = 500;

export const ask = defineCommand({
  name: 'ask',
  aliases: ['question'],
  group: 'Look back',
  usage: 'ask question... [id]',
  summary: 'answer a question from the record of this incident alone, with sources; only you see it',
  examples: [
    '/incident ask what did we roll back',
    '/incident ask which regions are affected',
    '/incident ask 42 who called the vendor',
  ],
  target: 'incident',
  access: viewer,
  arguments: {
    question: required(
      limited(rest('verbatim'), { what: 'A question', max: QUESTION_MAX }),
      'Add a question: `/incident ask what did we roll back`.',
    ),
  },
  async run(deps, { invocation, incident: { incident_id }, args: { question } }) {
    await answerAsked.open(deps, invocation, {
      incident_id,
      user_id: invocation.userId,
      channel_id: invocation.channelId,
      question,
    });
    return NOTHING;
  },
});
