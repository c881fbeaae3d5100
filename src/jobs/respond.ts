import * as z from 'zod';
import type { Message } from '../views/blocks.js';
import { defineJob } from './define-job.js';

/** Answers a click: Slack accepts no message in the acknowledgement of one. */
export const respond = defineJob({
  kind: 'respond',
  payload: z.object({
    response_url: z.string(),
    /** Replaces the message with the button. */
    replace: z.boolean(),
    message: z.custom<Message>(),
    user_id: z.string(),
    /** Ids of the incidents that it shows. */
    about: z.array(z.string()),
  }),
  async run({ show }, { payload: { response_url, message, user_id: userId, about, replace }, step }) {
    await step('respond', () => show.respond(response_url, message, { userId, about, replace }));
  },
});
