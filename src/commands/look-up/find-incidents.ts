import type { Page, PageQuery } from '../../base/pages.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import type { Deps } from '../../ports/deps.js';
import type { DateRange } from '../kernel/date-range.js';

export interface IncidentFilter {
  statuses: readonly string[];
  severity?: Severity | undefined;
  service?: string | undefined;
  /** Of the person who asks. */
  userId?: string | undefined;
  range?: DateRange | undefined;
}

/** Pages that are read to fill one, where a filter leaves out most of what an index gives. */
const PAGES_READ = 5;

/**
 * One page of the incidents that pass a filter. The narrowest index leads, person, service, dates or status; the rest
 * of the filter is held against what it gives, so a page may be short of its limit and still have a next one.
 */
export async function findIncidents(
  store: Deps['store'],
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

/** The person's list and the index of dates hold parts of incidents; the rest is fetched. */
async function readPage(
  store: Deps['store'],
  { userId, service, range }: IncidentFilter,
  page: PageQuery,
): Promise<Page<Incident>> {
  if (userId === undefined && service !== undefined) return store.incidentsOfService(service, page);
  const { items, cursor } =
    userId === undefined && range
      ? await store.incidentsBetween(range, page)
      : await ownIncidents(store, userId ?? '', page);
  const whole = await store.getIncidents(items.map(({ incident_id }) => incident_id));
  return { items: whole, ...(cursor !== undefined && { cursor }) };
}

/** Who left a private incident's channel sees it no more, so what somebody left is shown only while it is public. */
async function ownIncidents(
  store: Deps['store'],
  userId: string,
  page: PageQuery,
): Promise<Page<{ incident_id: string }>> {
  const { items, cursor } = await store.incidentsOfUser(userId, page);
  const left = items
    .filter((participant) => !isCurrentMember(participant))
    .map(({ incident_id }) => incident_id);
  const closed = new Set(
    (await store.getIncidents(left)).filter(isPrivate).map(({ incident_id }) => incident_id),
  );
  return {
    items: items.filter(({ incident_id }) => !closed.has(incident_id)),
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
