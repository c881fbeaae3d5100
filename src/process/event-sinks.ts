import * as z from 'zod';
import { ENTRIES_MAX, secretName, webAddress } from './common-values.js';

/** Each sink adds a delivery of every event. */
const SINKS_MAX = 20;

const shared = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a name such as warehouse or jira-bridge, in lowercase')
    .describe('its name, as people see it; a renamed sink counts as a new one'),
  types: z
    .array(
      z
        .string()
        .regex(
          /^[a-z_]+\.(?:[a-z_]+|\*)$/,
          'must be a type such as incident.declared or task.*, from docs/events.md',
        ),
    )
    .min(1)
    .max(ENTRIES_MAX)
    .optional()
    .describe('only these types, such as `task.*`; all by default'),
  private: z.boolean().default(false).describe('whether it gets events of private incidents'),
  content: z
    .enum(['none', 'full'])
    .default('none')
    .describe('`full` includes text that people wrote: notes, updates, reasons, tasks and marked messages'),
};

const webhook = z
  .strictObject({
    ...shared,
    url: webAddress.describe('the address to post events to, as Standard Webhooks; needs `secret_env`'),
    secret_env: secretName.describe(
      'the variable with its secrets, `whsec_…`; if there are several, separated by spaces, each event is signed with all of them',
    ),
    network: z
      .enum(['public', 'private'])
      .default('public')
      .describe('`private` for an address in your own network; Aegis refuses those otherwise'),
  })
  .superRefine(({ url, network }, context) => {
    if (network === 'private' || url.startsWith('https:')) return;
    context.addIssue({
      code: 'custom',
      path: ['url'],
      message: 'must start with https:// unless it has `network: private`',
    });
  });

const eventBus = z.strictObject({
  ...shared,
  event_bus: z
    .string()
    .regex(
      /^(?:[\w./-]{1,256}|arn:[\w-]+:events:[\w-]+:\d{12}:event-bus\/[\w./-]{1,256})$/,
      'must be the name or ARN of a bus',
    )
    .describe('instead of `url`, the EventBridge bus that gets the events'),
});

/** The sinks that events go to. */
const eventSink = z.union(
  [webhook, eventBus],
  'must have either a `url` and a `secret_env`, or an `event_bus`',
);

export type WebhookSink = z.output<typeof webhook>;
export type BusSink = z.output<typeof eventBus>;
export type EventSink = z.output<typeof eventSink>;

export const eventsSection = z
  .strictObject({
    source: z
      .string()
      .regex(/^[\w.~:/?#@!$&'()*+,;=%-]{1,200}$/, 'must be a URI reference such as /aegis/prod')
      .default('/aegis')
      .describe('the `source` of each event, which identifies this Aegis'),
    sinks: z
      .array(eventSink)
      .max(SINKS_MAX)
      .default([])
      .superRefine((sinks, context) => {
        sinks.forEach(({ name }, index) => {
          if (sinks.findIndex((one) => one.name === name) === index) return;
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: 'must be unique',
          });
        });
      }),
  })
  .prefault({});
