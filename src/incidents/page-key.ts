/**
 * Prefix of the deduplication keys of Aegis's own pages, by which they're recognized in PagerDuty's webhooks.
 */
const OWN = 'aegis:';

export interface PageRef {
  incident_id: string;
  service: string;
}

/** The deduplication key of a page: paging the same service twice for one incident is one page. */
export function pageKey({ incident_id, service }: PageRef): string {
  return `${OWN}${service}:${incident_id}`;
}

/** Undefined if the key isn't one of Aegis's own. */
export function readPageKey(key: string): PageRef | undefined {
  if (!key.startsWith(OWN)) return undefined;
  const [service = '', ...rest] = key.slice(OWN.length).split(':');
  const incident_id = rest.join(':');
  return service === '' || incident_id === '' ? undefined : { service, incident_id };
}
