import { callJson } from '../receiver/call-json.js';
import type { IncidentEvent } from '../receiver/receive.js';

export interface Statuspage {
  /** `https://api.statuspage.io` */
  url: string;
  key: string;
  /** Id of the page. */
  page: string;
}

const STATUSES: Readonly<Record<string, string>> = {
  OPEN: 'investigating',
  ACKNOWLEDGED: 'investigating',
  MITIGATING: 'identified',
  RESOLVED: 'resolved',
  CLOSED: 'resolved',
};

interface PageIncident {
  id: string;
  metadata?: { aegis?: { incident?: string } };
}

/**
 * The first update of an incident opens one on the page, later ones are posted to it, and it's resolved with the incident.
 * Titles are for colleagues, so the page names the service.
 */
export async function followOnStatuspage(
  page: Statuspage,
  { type, subject, data }: IncidentEvent,
): Promise<void> {
  const { incident, text } = data;
  const isOver = type === 'aegis.incident.status_changed.v1' && STATUSES[data.change.to ?? ''] === 'resolved';
  const isUpdate = type === 'aegis.update.posted.v1' && text !== undefined;
  if (incident.visibility === 'private' || (!isOver && !isUpdate)) return;
  const headers = { authorization: `OAuth ${page.key}` };
  const url = `${page.url}/v1/pages/${page.page}/incidents`;
  const open = (await callJson(`${url}/unresolved`, { method: 'GET', headers })) as PageIncident[];
  const known = open.find(({ metadata }) => metadata?.aegis?.incident === subject);
  const status = isOver ? 'resolved' : (STATUSES[incident.status] ?? 'investigating');
  const body = text ?? 'This incident has been resolved.';
  if (known) {
    await callJson(`${url}/${known.id}`, { method: 'PATCH', headers, body: { incident: { status, body } } });
  } else if (!isOver) {
    const name = `Problems with ${incident.service}`;
    const metadata = { aegis: { incident: subject } };
    await callJson(url, { headers, body: { incident: { name, status, body, metadata } } });
  }
}
