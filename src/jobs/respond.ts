import * as z from 'zod';
import type { Message } from '../views/blocks.js';
import { defineJob } from './define-job.js';

/**
 * Answers a click or a mention: Slack accepts no message in their acknowledgement. It's a job because Slack delivers
 * mentions several times.
 */
export const respond = defineJob({
  kind: 'respond',
  payload: z.object({
    /** Replaces the message with the button. */
    replace: z.boolean(),
    message: z.custom<Message>(),
    /** Ids of the incidents that it shows. */
    about: z.array(z.string()),
  }),
  async run({ show }, { payload: { message, about, replace }, step }) {
    await step('respond', () => show.answer(message, { about, replace }));
  },
});
