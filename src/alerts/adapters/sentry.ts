import * as z from 'zod';
import type { Alert } from '../../incidents/records/alert.js';
import { readMillis, readTime, toAlert } from '../raw-alert.js';
import type { ReadDelivery, SourceDelivery } from './adapter.js';
import { listOf, text } from './lenient-shapes.js';

/** Sentry's ids are numbers in some payloads and strings in others. */
const id = z.union([z.string(), z.number()]).transform(String);

const sentryHeaders = z.object({ 'sentry-hook-resource': z.string() });

const issuePayload = z.object({
  action: z.string(),
  data: z.object({
    issue: z.object({
      id,
      shortId: text,
      title: text,
      culprit: text,
      level: text,
      project: z.object({ slug: text }).optional().catch(undefined),
      web_url: text,
      permalink: text,
      firstSeen: text,
    }),
  }),
});

const eventPayload = z.object({
  action: z.string(),
  data: z.object({
    triggered_rule: text,
    event: z.object({
      issue_id: id,
      title: text,
      culprit: text,
      level: text,
      datetime: text,
      /** An API URL; nothing else in an event has the project's name. */
      url: text,
      web_url: text,
      environment: text,
      tags: listOf(z.tuple([z.string(), z.string().nullable()])),
    }),
  }),
});

const metricPayload = z.object({
  action: z.string(),
  data: z.object({
    description_title: text,
    description_text: text,
    web_url: text,
    metric_alert: z.object({
      id,
      date_started: text,
      date_closed: text,
      projects: listOf(z.string()),
      alert_rule: z
        .object({ name: text, environment: text })
        .catch({ name: undefined, environment: undefined }),
    }),
  }),
});

/**
 * Sentry's integration webhooks: issues, issue alerts and metric alerts. An issue and its alerts share a key.
 */
export const readSentry: ReadDelivery = (delivery) => {
  const { 'sentry-hook-resource': resource } = sentryHeaders.parse(delivery.headers);
  const alert = READERS.get(resource)?.(delivery);
  return { alerts: alert ? [alert] : [] };
};

const READERS: ReadonlyMap<string, (delivery: SourceDelivery) => Alert | undefined> = new Map([
  ['issue', readIssue],
  ['event_alert', readEvent],
  ['metric_alert', readMetric],
]);

/** Whether an issue is firing after an action; other actions, such as `assigned`, aren't news. */
const FIRES_AFTER: ReadonlyMap<string, boolean> = new Map([
  ['created', true],
  ['unresolved', true],
  ['resolved', false],
  ['archived', false],
  ['ignored', false],
]);

function readIssue({ body, headers, receivedAt }: SourceDelivery): Alert | undefined {
  const { action, data } = issuePayload.parse(body);
  const { issue } = data;
  const isFiring = FIRES_AFTER.get(action);
  if (isFiring === undefined) return undefined;
  const firstSeen = readTime(issue.firstSeen);
  // Issues don't have the time of a change.
  const sentAt = readMillis(Number(headers['sentry-hook-timestamp']) * 1_000) ?? receivedAt;
  return toAlert({
    source: 'sentry',
    key: `issue/${issue.id}`,
    isFiring,
    at: (action === 'created' ? firstSeen : undefined) ?? sentAt,
    title: issue.title,
    details: issue.culprit,
    severity: issue.level,
    service: issue.project?.slug,
    labels: { project: issue.project?.slug, issue: issue.shortId },
    started_at: firstSeen,
    links: [['Sentry', issue.web_url ?? issue.permalink]],
  });
}

const PROJECT = /\/projects\/[^/]+\/([^/]+)\/events\//;

function readEvent({ body, receivedAt }: SourceDelivery): Alert {
  const { event, triggered_rule } = eventPayload.parse(body).data;
  const at = readTime(event.datetime) ?? receivedAt;
  const tags = Object.fromEntries(event.tags.map(([name, value]) => [name, value ?? undefined]));
  const project = PROJECT.exec(event.url ?? '')?.[1];
  return toAlert({
    source: 'sentry',
    key: `issue/${event.issue_id}`,
    isFiring: true,
    at,
    title: event.title,
    details: event.culprit,
    severity: event.level,
    service: tags.service ?? project,
    labels: { project, rule: triggered_rule, environment: event.environment, ...tags },
    started_at: at,
    links: [['Sentry', event.web_url]],
  });
}

const METRIC_ACTIONS: ReadonlySet<string> = new Set(['critical', 'warning', 'resolved']);

function readMetric({ body, receivedAt }: SourceDelivery): Alert | undefined {
  const { action, data } = metricPayload.parse(body);
  if (!METRIC_ACTIONS.has(action)) return undefined;
  const { metric_alert: alert, description_title, description_text, web_url } = data;
  const isFiring = action !== 'resolved';
  const started = readTime(alert.date_started);
  const [project] = alert.projects;
  return toAlert({
    source: 'sentry',
    key: `metric/${alert.id}`,
    isFiring,
    at: (isFiring ? started : readTime(alert.date_closed)) ?? receivedAt,
    title: description_title?.replace(/^(?:Critical|Warning|Resolved): /, '') ?? alert.alert_rule.name,
    details: description_text,
    severity: isFiring ? action : undefined,
    service: project,
    labels: { project, rule: alert.alert_rule.name, environment: alert.alert_rule.environment },
    started_at: started,
    links: [['Sentry', web_url]],
  });
}
