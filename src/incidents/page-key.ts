/** What the deduplication keys of Aegis's own pages start with, by which PagerDuty's webhooks are recognized as theirs. */
const OWN = 'aegis:';

export interface PageRef {
  incident_id: string;
  service: string;
}

/** The deduplication key of a page: paging the same service twice for one incident is one page. */
export function pageKey({ incident_id, service }: PageRef): string {
  return `${OWN}${service}:${incident_id}`;
}

/** Undefined for a key that isn't of one of Aegis's pages. */
export function readPageKey(key: string): PageRef | undefined {
  if (!key.startsWith(OWN)) return undefined;
  const [service = '', ...rest] = key.slice(OWN.length).split(':');
  const incident_id = rest.join(':');
  return service === '' || incident_id === '' ? undefined : { service, incident_id };
}
