import type { Page, PageQuery } from '../../base/pages.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type CheckDeps, isFullMember, maySee } from '../kernel/access.js';
import type { DateRange } from '../kernel/time/read-range.js';
import { type IncidentFilter, passes } from './incident-filter.js';

/** Index pages read to fill one page, when a filter drops most of their incidents. */
const PAGES_READ = 5;

/** How many of someone's incidents are searched for private ones: 13 RRU. */
const OWN_READ = 25;

/**
 * One page of the incidents that pass a filter. Reads the narrowest index (person, service, dates or status) and
 * applies the rest of the filter to the result, so a page may be shorter than its limit and still have a next one; the
 * first page also has the viewer's private incidents.
 */
export async function findIncidents(
  deps: CheckDeps,
  filter: IncidentFilter,
  page: PageQuery,
): Promise<Page<Incident>> {
  const isFirst = page.cursor === undefined;
  const [found, own] = await Promise.all([
    readPage(deps, filter, page),
    isFirst ? readOwnPrivate(deps, filter) : [],
  ]);
  const ownIds = new Set(own.map(({ incident_id }) => incident_id));
  const others = found.items.filter(({ incident_id }) => !ownIds.has(incident_id));
  const visible = await selectVisible(deps, filter.viewerId, inOrder(filter, [...own, ...others]));
  return { items: visible, ...(found.cursor !== undefined && { cursor: found.cursor }) };
}

/**
 * By severity, in the order of the status index; the other indexes are by date, after the viewer's private incidents.
 */
function inOrder({ service, range, personId }: IncidentFilter, incidents: readonly Incident[]): Incident[] {
  const isByDate = service !== undefined || range !== undefined || personId !== undefined;
  return isByDate
    ? [...incidents]
    : incidents.toSorted((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity)));
}

/**
 * Private incidents that pass, among those the viewer participated in most recently: the indexes of all incidents don't
 * contain private ones, and people look for their own with the same `list`.
 */
async function readOwnPrivate(deps: CheckDeps, filter: IncidentFilter): Promise<Incident[]> {
  if (filter.personId !== undefined) return [];
  const { items } = await readIncidentsOf(deps, filter.viewerId, { limit: OWN_READ });
  return items.filter((incident) => incident.visibility === 'private' && passes(incident, filter));
}

async function readPage(deps: CheckDeps, filter: IncidentFilter, page: PageQuery): Promise<Page<Incident>> {
  const readIndex = await chooseIndex(deps, filter);
  const items: Incident[] = [];
  let cursor = page.cursor;
  for (let read = 0; read < PAGES_READ; read += 1) {
    const next = await readIndex({ limit: page.limit - items.length, cursor });
    items.push(...next.items.filter((incident) => passes(incident, filter)));
    cursor = next.cursor;
    if (cursor === undefined || items.length >= page.limit) break;
  }
  return { items, ...(cursor !== undefined && { cursor }) };
}

type ReadIndex = (page: PageQuery) => Promise<Page<Incident>>;

async function chooseIndex(deps: CheckDeps, filter: IncidentFilter): Promise<ReadIndex> {
  const { viewerId, personId, service, range, statuses, severities = [] } = filter;
  if (personId !== undefined) return (page) => readIncidentsOf(deps, personId, page);
  // Outsiders may see only incidents whose channel they're in, so no others are read.
  if (!(await isFullMember(deps, viewerId))) return (page) => readIncidentsOf(deps, viewerId, page);
  if (service !== undefined) return (page) => deps.store.incidentsOfService(service, page);
  if (range) return (page) => readIncidentsBetween(deps, range, page);
  const [severity, ...others] = severities;
  const only = others.length === 0 ? severity : undefined;
  return (page) => deps.store.listIncidents({ statuses, severity: only, ...page });
}

/** The date index holds only some attributes; the rest is fetched. */
async function readIncidentsBetween(
  { store }: CheckDeps,
  range: DateRange,
  page: PageQuery,
): Promise<Page<Incident>> {
  const { items, cursor } = await store.incidentsBetween(range, page);
  const incidents = await store.getIncidents(items.map(({ incident_id }) => incident_id));
  return { items: incidents, ...(cursor !== undefined && { cursor }) };
}

/** Incidents that a person participates in. Whether the viewer may see them is checked later. */
async function readIncidentsOf(
  { store }: CheckDeps,
  userId: string,
  page: PageQuery,
): Promise<Page<Incident>> {
  const { items, cursor } = await store.incidentsOfUser(userId, page);
  const ids = [...new Set(items.map(({ incident_id }) => incident_id))];
  return { items: await store.getIncidents(ids), ...(cursor !== undefined && { cursor }) };
}

/**
 * The incidents that someone may see, in their current state and the same order. Indexes lag, so one that has just
 * become private may still be in an index of public ones. 1 RRU each.
 */
export async function selectVisible(
  deps: CheckDeps,
  userId: string,
  incidents: readonly Incident[],
): Promise<Incident[]> {
  const ids = incidents.map(({ incident_id }) => incident_id);
  const current = await deps.store.getIncidents(ids, { consistent: true });
  const seen = await Promise.all(current.map((incident) => maySee(deps, userId, incident)));
  return current.filter((_, i) => seen[i]);
}
