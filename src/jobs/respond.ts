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
  }),
  async run({ slack }, { payload: { response_url, message, replace }, step }) {
    await step('respond', () => slack.respond(response_url, message, { replace }));
  },
});
