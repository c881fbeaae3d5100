import * as z from 'zod';
import { type Setting, SLACK_FUNCTIONS } from './setting.js';

export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: {
    schema: z
      .string()
      .refine((token) => !token.startsWith('xoxe'), {
        error: 'belongs to an app with token rotation, so it expires: create the app from manifest.yml',
        abort: true,
      })
      .startsWith('xoxb-', "isn't a bot token: those start with xoxb-")
      .optional(),
    about: 'the bot token of your Slack app, `xoxb-…`',
    requiredIn: ['socket', 'http', 'jobs'],
    functions: SLACK_FUNCTIONS,
    isSecret: true,
  },
  SLACK_APP_TOKEN: {
    schema: z.string().startsWith('xapp-', "isn't an app-level token: those start with xapp-").optional(),
    about: 'an app-level token with `connections:write`, `xapp-…`',
    requiredIn: ['socket'],
  },
  SLACK_SIGNING_SECRET: {
    schema: z.string().min(8, 'is too short for a signing secret').optional(),
    about: 'the signing secret of your Slack app',
    requiredIn: ['http'],
    functions: ['http'],
    isSecret: true,
  },
  SLACK_APP_ID: {
    schema: z
      .string()
      .regex(/^A[A-Z0-9]+$/, "isn't the id of a Slack app: those start with A, such as A0123456789")
      .optional(),
    about:
      'the id of your Slack app, `A…`; with it, functions ask Slack once instead of twice when they start; `aegis doctor --slack` checks it',
    fallback: 'asked from Slack',
    functions: SLACK_FUNCTIONS,
  },
  SLACK_API_URL: {
    schema: z.url("isn't a URL").optional(),
    about: 'a different Slack API, for development',
    fallback: "Slack's own",
  },
} satisfies Record<string, Setting>;
