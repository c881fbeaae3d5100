import * as z from 'zod';
import type { Message } from '../views/blocks.js';
import type { Job } from './job.js';

const payload = z.object({
  channel_id: z.string(),
  user_id: z.string(),
  message: z.custom<Message>(),
});

/** Answers a mention, visible only to the person who wrote it. A job, because Slack redelivers mentions. */
export const answerMention: Job = {
  kind: 'answer-mention',
  async run({ slack }, { request, step }) {
    const { channel_id, user_id, message } = payload.parse(request.payload);
    await step('answer', () => slack.postEphemeral(channel_id, user_id, message));
  },
};
