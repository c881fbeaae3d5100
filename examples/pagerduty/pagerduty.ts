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
  const action = actionOf(type, data);
  if (action === undefined) return;
  const payload = {
    summary: `${subject} ${incident.severity}: ${incident.title}`.slice(0, 1_024),
    source: 'aegis',
    severity: PAGED[incident.severity],
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

/** What's lowered below a P1 no longer pages, and what's over isn't paged for whatever its severity becomes. */
function actionOf(type: string, { change, incident }: IncidentEvent['data']): string | undefined {
  const isPaged = PAGED[incident.severity] !== undefined;
  if (type === 'aegis.incident.declared.v1') return isPaged ? 'trigger' : undefined;
  const action = ACTIONS[change.to ?? ''];
  // Of an alert that there's none of, PagerDuty takes no notice.
  if (type === 'aegis.incident.status_changed.v1')
    return action === 'trigger' && !isPaged ? undefined : action;
  if (type !== 'aegis.incident.severity_changed.v1') return undefined;
  if (!isPaged) return PAGED[change.from ?? ''] === undefined ? undefined : 'resolve';
  return ACTIONS[incident.status] === 'resolve' ? undefined : 'trigger';
}
