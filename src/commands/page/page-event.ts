import { pageKey } from '../../incidents/page-key.js';
import type { Incident } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { truncate } from '../../views/text.js';

/** PagerDuty's limit for a summary, in characters. */
const SUMMARY_MAX = 1_024;

/** PagerDuty's own severities; an unknown one must not map to one that wakes nobody. */
const SEVERITY: Readonly<Record<string, string>> = {
  P0: 'critical',
  P1: 'critical',
  P2: 'error',
  P3: 'warning',
  P4: 'info',
};

export interface PageDetails {
  incident: Incident;
  service: string;
  /** Plain text; empty if no reason was given. */
  why: string;
  /** Who asked for it, by name. */
  by: string;
  routingKey: string;
  /** The start of every link, `https://acme.slack.com/`. */
  workspaceUrl: string;
}

/**
 * A trigger event of PagerDuty's Events API v2. For a private incident, it contains only what the person who pages
 * wrote.
 */
export function buildPageEvent({
  incident,
  service,
  why,
  by,
  routingKey,
  workspaceUrl,
}: PageDetails): object {
  const { incident_id, severity, status, title, visibility, channel_id, created_at } = incident;
  const isPrivate = visibility !== 'public';
  const id = shortId(incident_id);
  const what = isPrivate ? 'a private incident' : title;
  const link = channel_id === undefined ? undefined : `${workspaceUrl}archives/${channel_id}`;
  return {
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: pageKey({ incident_id, service }),
    client: 'Aegis',
    ...(link !== undefined && { client_url: link, links: [{ href: link, text: `${id} in Slack` }] }),
    payload: {
      summary: truncate(`${id} ${severity}: ${what}${why === '' ? '' : ` (${why})`}`, SUMMARY_MAX),
      source: 'Aegis',
      severity: SEVERITY[severity] ?? 'critical',
      component: service,
      timestamp: created_at,
      custom_details: {
        incident: id,
        severity,
        status,
        service,
        paged_by: by,
        ...(why !== '' && { why }),
      },
    },
  };
}
