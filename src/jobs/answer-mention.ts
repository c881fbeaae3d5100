import * as z from 'zod';
import type { Message } from '../views/blocks.js';
import { defineJob } from './define-job.js';

/** Answers a mention, visible only to the person who wrote it. A job, because Slack redelivers mentions. */
export const answerMention = defineJob({
  kind: 'answer-mention',
  payload: z.object({
    channel_id: z.string(),
    user_id: z.string(),
    message: z.custom<Message>(),
    /** Ids of the incidents that it shows. */
    about: z.array(z.string()),
  }),
  async run(_deps, { payload: { channel_id, user_id, message, about }, postEphemeralOnce }) {
    await postEphemeralOnce({ channelId: channel_id, userId: user_id, about, message });
  },
});
