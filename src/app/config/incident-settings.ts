import * as z from 'zod';
import { isListOf, parseJsonOrText, parseList, parseReminders } from './parse-setting.js';
import { type Setting, SLACK_FUNCTIONS } from './setting.js';

const SERVICE = /^[a-z0-9][a-z0-9._-]*$/;
const EMOJI = /^:?[a-z0-9_+-]+:?$/;
const REMINDER_LIST = /^\s*(?:off|(?:(?:P[0-4]|commander|close)\s*:\s*[1-9]\d{0,4}\s*(?:,\s*|$))+)$/i;

const DEFAULT_REMINDERS = 'P0:30, P1:60, commander:10, close:1440';

export const INCIDENT_SETTINGS = {
  AEGIS_ANNOUNCE_CHANNEL: {
    schema: z.string().optional(),
    about: 'the announcement channel, by id or name: every public incident is announced there',
    fallback: 'none; `#incidents` in embedded mode',
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_SERVICES: {
    schema: z
      .string()
      .default('')
      .refine(isListOf(SERVICE), 'isn\'t a list of service names such as "payments, search-api"')
      .transform(parseList),
    about: 'services that commands recognize without `service:`, such as `payments, search-api`',
    fallback: 'services that have had an incident',
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_MARK_EMOJI: {
    schema: z
      .string()
      .default('pushpin')
      .refine(isListOf(EMOJI), 'isn\'t a list of emoji names such as "pushpin, star"')
      .transform((text) => parseList(text).map((name) => name.replaceAll(':', ''))),
    about:
      "reactions that add a message to the timeline, such as `pushpin, star`; Slack's own pins always do",
    fallback: '`pushpin`',
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_CAPTURE_SHARED: {
    schema: z
      .enum(['true', 'false'], 'must be true or false')
      .default('false')
      .transform((text) => text === 'true'),
    about:
      '`true` records the text of messages in channels shared with other organizations, not just that they were sent',
    fallback: '`false`',
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_REMINDERS: {
    schema: z
      .string()
      .regex(REMINDER_LIST, `must be off, or minutes such as "${DEFAULT_REMINDERS}"`)
      .default(DEFAULT_REMINDERS)
      .transform(parseReminders),
    about:
      'minutes until Aegis posts a reminder in the incident channel: without an update (by severity), without a commander, resolved but not closed; or `off`',
    fallback: `\`${DEFAULT_REMINDERS}\``,
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_ROLE_INSTRUCTIONS: {
    schema: z
      .string()
      .transform(parseJsonOrText)
      .pipe(
        z.record(
          z.string(),
          z.string(),
          'isn\'t JSON such as {"scribe": "Write down what is said in the call."}',
        ),
      )
      .optional(),
    about:
      'JSON: instructions sent privately to the person who gets a role, such as `{"scribe": "Write down what is said in the call."}`',
    fallback: 'texts for commander, comms, scribe and ops',
    functions: SLACK_FUNCTIONS,
  },
} satisfies Record<string, Setting>;
