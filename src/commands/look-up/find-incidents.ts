import type { Page, PageQuery } from '../../base/pages.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import type { DateRange } from '../kernel/read-time.js';
import type { RequestDeps } from '../kernel/request-deps.js';

export interface IncidentFilter {
  statuses: readonly string[];
  severity?: Severity | undefined;
  service?: string | undefined;
  /** Only incidents this person participates in. */
  userId?: string | undefined;
  range?: DateRange | undefined;
}

/** Index pages read to fill one page, when a filter drops most of their incidents. */
const PAGES_READ = 5;

/**
 * One page of the incidents that pass a filter. It reads the narrowest index (person, service, dates or status) and
 * applies the rest of the filter to what it returns, so a page may be short of its limit and still have a next one.
 */
export async function findIncidents(
  store: RequestDeps['store'],
  filter: IncidentFilter,
  page: PageQuery,
): Promise<Page<Incident>> {
  if (!filter.userId && !filter.service && !filter.range) return store.listIncidents({ ...filter, ...page });
  const items: Incident[] = [];
  let cursor = page.cursor;
  for (let read = 0; read < PAGES_READ; read += 1) {
    const next = await readPage(store, filter, { limit: page.limit - items.length, cursor });
    items.push(...next.items.filter((incident) => passes(incident, filter)));
    cursor = next.cursor;
    if (cursor === undefined || items.length >= page.limit) break;
  }
  return { items, ...(cursor !== undefined && { cursor }) };
}

/** A person's list and the date index hold only parts of incidents; the rest is fetched. */
async function readPage(
  store: RequestDeps['store'],
  { userId, service, range }: IncidentFilter,
  page: PageQuery,
): Promise<Page<Incident>> {
  if (userId === undefined && service !== undefined) return store.incidentsOfService(service, page);
  const { items, cursor } =
    userId === undefined && range
      ? await store.incidentsBetween(range, page)
      : await ownIncidents(store, userId ?? '', page);
  const incidents = await store.getIncidents(items.map(({ incident_id }) => incident_id));
  return { items: incidents, ...(cursor !== undefined && { cursor }) };
}

/** People who left a private incident's channel no longer see it, so incidents they left are listed only while public. */
async function ownIncidents(
  store: RequestDeps['store'],
  userId: string,
  page: PageQuery,
): Promise<Page<{ incident_id: string }>> {
  const { items, cursor } = await store.incidentsOfUser(userId, page);
  const left = items
    .filter((participant) => !isCurrentMember(participant))
    .map(({ incident_id }) => incident_id);
  const hidden = new Set(
    (await store.getIncidents(left)).filter(isPrivate).map(({ incident_id }) => incident_id),
  );
  return {
    items: items.filter(({ incident_id }) => !hidden.has(incident_id)),
    ...(cursor !== undefined && { cursor }),
  };
}

function isPrivate({ visibility }: Incident): boolean {
  return visibility === 'private';
}

function passes({ status, severity, service, created_at }: Incident, filter: IncidentFilter): boolean {
  const { range } = filter;
  return (
    filter.statuses.includes(status) &&
    (filter.severity === undefined || severity === filter.severity) &&
    (filter.service === undefined || service === filter.service) &&
    (range === undefined || (created_at >= range.from && created_at <= range.to))
  );
}
