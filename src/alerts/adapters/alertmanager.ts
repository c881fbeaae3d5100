import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import type { Alert } from '../../incidents/records/alert.js';
import type { AlertSource } from '../../process/alert-sources.js';
import { readTime, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { salvage, text, textRecord } from './lenient-shapes.js';

const toLowerCase = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

const alertmanagerAlert = z
  .object({
    status: z.preprocess(toLowerCase, z.enum(['firing', 'resolved']).nullish()),
    labels: textRecord,
    annotations: textRecord,
    /** Other programs that send this shape omit it. */
    startsAt: text,
    endsAt: text,
    generatorURL: text,
    /** Versions before 0.19 don't send it. */
    fingerprint: text,
    // Only Grafana sends these.
    dashboardURL: text,
    panelURL: text,
    valueString: text,
  })
  .refine(({ labels, startsAt }) => startsAt !== undefined || Object.keys(labels).length > 0, {
    path: ['startsAt'],
  });

type AlertmanagerAlert = z.output<typeof alertmanagerAlert>;

/** More than a group has in practice; to limit groups at the source, set Alertmanager's `max_alerts`. */
const ALERTS_MAX = 10_000;

const group = z.object({
  alerts: z.array(z.unknown()).min(1).max(ALERTS_MAX),
  status: z.preprocess(toLowerCase, text),
  externalURL: text,
  truncatedAlerts: z.number().int().nonnegative().catch(0),
});

/** Unreadable alerts count as left out, unless none is readable. Prometheus itself sends its alerts in a bare list. */
export const alertmanagerPayload = z
  .preprocess((body) => (Array.isArray(body) ? { alerts: body } : body), group)
  .transform(({ alerts: sent, status, truncatedAlerts, ...rest }, context) => {
    const read = salvage(alertmanagerAlert, sent, context, 'alerts');
    const alerts = read.map((one) => ({
      ...one,
      status: one.status ?? (status === 'resolved' ? status : null),
    }));
    return { ...rest, alerts, omitted: truncatedAlerts + sent.length - alerts.length };
  });

/** Alertmanager's webhook, version 4. It resends a group's alerts for as long as they fire. */
export const readAlertmanager: ReadDelivery = ({ body, receivedAt }) => {
  const { alerts, externalURL, omitted } = alertmanagerPayload.parse(body);
  return {
    alerts: alerts.map((one) =>
      toAlertmanagerAlert(one, {
        source: 'alertmanager',
        receivedAt,
        externalURL,
        links: [['Alertmanager', externalURL]],
      }),
    ),
    omitted,
  };
};

interface Origin {
  source: AlertSource;
  receivedAt: Timestamp;
  /** The source's own address, for relative links. */
  externalURL: string | undefined;
  links: readonly (readonly [label: string, url: string | undefined])[];
}

/**
 * The fingerprint of the labels is the key. The start isn't part of it: Grafana's resolutions often have the
 * end as their start, and Alertmanager moves it to the earliest time that any Prometheus reports.
 */
export function toAlertmanagerAlert(one: AlertmanagerAlert, origin: Origin): Alert {
  const { source, receivedAt, externalURL } = origin;
  const { labels, annotations, status, fingerprint, startsAt, endsAt, generatorURL, valueString } = one;
  const ended = readTime(endsAt);
  // Without a status, one that fires ends later, or never.
  const isFiring = status ? status === 'firing' : ended === undefined || ended > receivedAt;
  const started = readTime(startsAt);
  const { summary, title, description, message } = annotations;
  const links = [...linksIn(annotations), ['Source', generatorURL] as const, ...origin.links];
  return toAlert({
    source,
    key: fingerprint ?? fingerprintOf(labels),
    isFiring,
    at: (isFiring ? started : ended) ?? receivedAt,
    title: summary || title || nameOf(labels),
    details: [description ?? message, valueString].filter(Boolean).join('\n'),
    severity: labels.severity ?? labels.priority,
    service: labels.service ?? labels.service_name ?? labels.app ?? labels.job,
    labels,
    started_at: started,
    links: links.map(([label, url]) => [label, absolute(url, externalURL)] as const),
  });
}

/** `runbook_url`, `dashboard` and other annotations that are only a URL. */
function linksIn(annotations: Readonly<Record<string, string>>): (readonly [string, string])[] {
  const found = Object.entries(annotations).filter(([, value]) => ADDRESS.test(value.trim()));
  return found
    .map(([name, value]) => [labelOf(name), value.trim()] as const)
    .sort(([one], [other]) => Number(other === 'Runbook') - Number(one === 'Runbook'));
}

const ADDRESS = /^https?:\/\/\S{1,500}$/;

/** `dashboard_url` is the dashboard. */
function labelOf(name: string): string {
  const words =
    name
      .replace(/[_-]?(?:url|link)$/i, '')
      .replace(/[_-]+/g, ' ')
      .trim() || 'Link';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The test of a contact point in Grafana links to `?orgId=1`. */
function absolute(url: string | undefined, base: string | undefined): string | undefined {
  if (!url || /^\w+:/.test(url) || !base || !URL.canParse(url, base)) return url;
  return new URL(url, base).href;
}

/** When a rule fails or has no data, Grafana sends the rule's name in a label. */
function nameOf({ alertname, rulename }: Readonly<Record<string, string>>): string | undefined {
  return rulename ? `${alertname}: ${rulename}` : alertname;
}

function fingerprintOf(labels: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
