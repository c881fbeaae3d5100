import * as z from 'zod';
import type { Message } from '../views/blocks.js';
import type { Job } from './job.js';

const payload = z.object({
  response_url: z.string(),
  /** Replace the message that held the button. */
  replace: z.boolean(),
  message: z.custom<Message>(),
});

/** Answers a click: Slack takes no message in the acknowledgement of one. */
export const respond: Job = {
  kind: 'respond',
  async run({ slack }, { request, step }) {
    const { response_url, message, replace } = payload.parse(request.payload);
    await step('respond', () => slack.respond(response_url, message, { replace }));
  },
};
