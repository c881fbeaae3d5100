import { callJson } from '../receiver/call-json.js';
import type { IncidentEvent } from '../receiver/receive.js';

export interface PagerDuty {
  /** `https://events.pagerduty.com/v2/enqueue` */
  url: string;
  /** Integration key of a service, Events API v2. */
  routingKey: string;
}

/** Severities that wake someone up, and what PagerDuty calls them. */
const PAGED: Readonly<Record<string, string>> = { P0: 'critical', P1: 'error' };

const ACTIONS: Readonly<Record<string, string>> = {
  ACKNOWLEDGED: 'acknowledge',
  MITIGATING: 'acknowledge',
  RESOLVED: 'resolve',
  CLOSED: 'resolve',
  OPEN: 'trigger',
};

/** Pages for a P0 or P1, when it's declared or raised, and follows its status. The incident's id keeps it one alert. */
export async function page(
  { url, routingKey }: PagerDuty,
  { type, subject, time, data }: IncidentEvent,
): Promise<void> {
  const { incident } = data;
  const severity = PAGED[incident.severity];
  const action = actionOf(type, data.change);
  if (action === undefined || severity === undefined) return;
  const payload = {
    summary: `${subject} ${incident.severity}: ${incident.title}`.slice(0, 1_024),
    source: 'aegis',
    severity,
    timestamp: time,
    component: incident.service,
    custom_details: { incident: subject, status: incident.status },
  };
  await callJson(url, {
    headers: {},
    body: {
      routing_key: routingKey,
      event_action: action,
      dedup_key: `aegis-${subject}`,
      ...(action === 'trigger' && { payload }),
    },
  });
}

function actionOf(type: string, change: Record<string, string>): string | undefined {
  if (type === 'aegis.incident.declared.v1' || type === 'aegis.incident.severity_changed.v1')
    return 'trigger';
  return type === 'aegis.incident.status_changed.v1' ? ACTIONS[change.to ?? ''] : undefined;
}
