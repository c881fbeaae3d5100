import * as z from 'zod';
import { readPageKey } from '../../incidents/page-key.js';
import { readTime, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { text } from './lenient-shapes.js';

const reference = z.object({ summary: text }).nullish().catch(undefined);

const payload = z.object({
  event: z.object({
    id: z.string(),
    event_type: z.string(),
    occurred_at: z.string(),
    agent: reference,
    data: z.unknown(),
  }),
});

const incident = z.object({
  id: z.string(),
  incident_key: z.string().nullish().catch(undefined),
  title: text,
  summary: text,
  status: text,
  html_url: text,
  urgency: text,
  created_at: text,
  service: reference,
  priority: reference,
});

/** Most incidents get their priority after they were triggered. Once they're over, it's no longer news. */
const PRIORITY_UPDATED = 'incident.priority_updated';

/**
 * Whether the PagerDuty incident is firing after an event; other events, such as
 * `incident.annotated`, aren't news.
 */
const FIRES_AFTER: ReadonlyMap<string, boolean> = new Map([
  ['incident.triggered', true],
  ['incident.reopened', true],
  ['incident.resolved', false],
  [PRIORITY_UPDATED, true],
]);
const ACKNOWLEDGED = 'incident.acknowledged';

/** PagerDuty's webhooks, version 3: each PagerDuty incident is one alert. Aegis's own pages don't count. */
export const readPagerDuty: ReadDelivery = ({ body, receivedAt }) => {
  const { event } = payload.parse(body);
  const isFiring = FIRES_AFTER.get(event.event_type);
  if (isFiring === undefined && event.event_type !== ACKNOWLEDGED) return { alerts: [] };
  const data = incident.parse(event.data);
  const at = readTime(event.occurred_at) ?? receivedAt;
  const key = data.incident_key ?? '';
  if (isFiring === undefined) {
    const acknowledgement = { eventId: event.id, key, at, by: event.agent?.summary };
    return { alerts: [], acknowledgements: readPageKey(key) ? [acknowledgement] : [] };
  }
  const isReminder = event.event_type === PRIORITY_UPDATED;
  if (readPageKey(key) || (isReminder && data.status === 'resolved')) return { alerts: [] };
  const alert = toAlert({
    source: 'pagerduty',
    key: data.id,
    isFiring,
    at,
    isReminder,
    title: data.title ?? data.summary,
    severity: data.priority?.summary ?? data.urgency,
    service: data.service?.summary,
    labels: { urgency: data.urgency, service: data.service?.summary },
    started_at: readTime(data.created_at),
    links: [['PagerDuty', data.html_url]],
  });
  return { alerts: [alert] };
};
