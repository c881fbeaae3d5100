import * as z from 'zod';
import { SEVERITIES } from '../incidents/records/incident.js';
import { ALERT_SOURCES } from './alert-sources.js';
import { channelName, ENTRIES_MAX, line, secretName, serviceName } from './common-values.js';
import { durationValue } from './duration-value.js';

/** One value or several, read as a list. */
function oneOrMore<T extends z.ZodType<string>>(value: T) {
  return z.union([value.transform((one) => [one]), z.array(value).min(1).max(ENTRIES_MAX)]);
}

const condition = z.strictObject({
  source: oneOrMore(z.enum(ALERT_SOURCES)).optional().describe('the source of the alerts'),
  service: oneOrMore(serviceName).optional().describe('the service that the alerts name'),
  severity: oneOrMore(line(80))
    .optional()
    .describe("the severity in the source's own words, such as critical"),
  labels: z
    .record(line(80), oneOrMore(line(160)))
    .default({})
    .describe('labels or tags that the alerts must have, each with one of its values'),
});

/** As many as a group of incidents may be remembered. */
const INCIDENTS_MAX = 100;

const alertRoute = z.strictObject({
  name: line(60).describe('names the route; alerts of different routes are never grouped'),
  match: condition.prefault({}).describe('which alerts it is for; all by default'),
  do: z
    .enum(['declare', 'triage', 'attach', 'drop'])
    .describe(
      'declare an incident; ask in a channel; attach to the newest active incident of the service, or ask; or ignore them',
    ),
  severity: z.enum(SEVERITIES).optional().describe("the incident's severity, whatever the alerts say"),
  service: serviceName.optional().describe("the incident's service, whatever the alerts say"),
  channel: channelName.optional().describe('where Aegis asks; the announcement channel by default'),
  window: durationValue
    .prefault('30m')
    .describe('how long after the last one an alert still belongs to the same incident'),
  max_incidents: z
    .number()
    .int()
    .min(1)
    .max(INCIDENTS_MAX)
    .default(10)
    .describe(
      'how many incidents it declares within its window; alerts of further services join the first that is still active',
    ),
});

export type AlertRoute = z.output<typeof alertRoute>;

const shared = z.strictObject({
  token_env: secretName.describe('the variable with the token that it sends'),
});
const signing = z.strictObject({
  secret_env: secretName.describe('the variable with the secret that it signs with'),
});

const cloudWatch = z
  .strictObject({
    token_env: secretName
      .optional()
      .describe('the variable with the token that the EventBridge API destination sends'),
    topics: z
      .array(
        z.string().regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[^:\s]+$/, 'must be the ARN of an SNS topic'),
      )
      .max(50)
      .default([])
      .describe('SNS topics from which notifications are accepted'),
  })
  .refine(
    ({ token_env, topics }) => token_env !== undefined || topics.length > 0,
    'must have token_env, topics or both',
  );

const sources = z.strictObject({
  alertmanager: shared.optional(),
  grafana: shared.optional(),
  cloudwatch: cloudWatch.optional(),
  datadog: shared.optional(),
  sentry: signing.optional(),
  pagerduty: signing.optional(),
  generic: shared.optional(),
});

/** Routes are tried in order; the first one that matches an alert decides. */
export const alertsSection = z
  .strictObject({
    sources: sources.prefault({}).describe('sources that may send alerts; others are refused'),
    routes: z
      .array(alertRoute)
      .max(ENTRIES_MAX)
      .default([])
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'must have different names'),
  })
  .prefault({});
