import type { Page, PageQuery } from '../../base/pages.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { type CheckDeps, isFullMember, maySee } from '../kernel/access.js';
import type { DateRange } from '../kernel/read-time.js';

export interface IncidentFilter {
  statuses: readonly string[];
  severity?: Severity | undefined;
  service?: string | undefined;
  /** The person who looks; they find only incidents they may see. */
  viewerId: string;
  /** Only incidents they participate in. */
  mine?: boolean | undefined;
  range?: DateRange | undefined;
}

/** Index pages read to fill one page, when a filter drops most of their incidents. */
const PAGES_READ = 5;

/**
 * One page of the incidents that pass a filter. It reads the narrowest index (person, service, dates or status) and
 * applies the rest of the filter to what it returns, so a page may be short of its limit and still have a next one.
 */
export async function findIncidents(
  deps: CheckDeps,
  { mine, ...filter }: IncidentFilter,
  page: PageQuery,
): Promise<Page<Incident>> {
  // Outsiders may see only incidents whose channel they are in, so the others aren't even read.
  const isOwn = mine || !(await isFullMember(deps, filter.viewerId));
  const readIndex = chooseIndex(deps, filter, isOwn);
  if (!readIndex) {
    const { items, ...rest } = await deps.store.listIncidents({ ...filter, ...page });
    return { items: await selectVisible(deps, filter.viewerId, items), ...rest };
  }
  const items: Incident[] = [];
  let cursor = page.cursor;
  for (let read = 0; read < PAGES_READ; read += 1) {
    const next = await readIndex({ limit: page.limit - items.length, cursor });
    items.push(...next.items.filter((incident) => passes(incident, filter)));
    cursor = next.cursor;
    if (cursor === undefined || items.length >= page.limit) break;
  }
  const visible = await selectVisible(deps, filter.viewerId, items);
  return { items: visible, ...(cursor !== undefined && { cursor }) };
}

type ReadIndex = (page: PageQuery) => Promise<Page<Incident>>;

/** Undefined for the index by status, whose operation applies the filter itself. */
function chooseIndex(
  deps: CheckDeps,
  { viewerId, service, range }: IncidentFilter,
  isOwn: boolean,
): ReadIndex | undefined {
  if (isOwn) return (page) => readOwnIncidents(deps, viewerId, page);
  if (service !== undefined) return (page) => deps.store.incidentsOfService(service, page);
  return range && ((page) => readIncidentsBetween(deps, range, page));
}

/** The date index holds only parts of incidents; the rest is fetched. */
async function readIncidentsBetween(
  { store }: CheckDeps,
  range: DateRange,
  page: PageQuery,
): Promise<Page<Incident>> {
  const { items, cursor } = await store.incidentsBetween(range, page);
  const incidents = await store.getIncidents(items.map(({ incident_id }) => incident_id));
  return { items: incidents, ...(cursor !== undefined && { cursor }) };
}

/** Incidents that a person participates in. Whether they may still see them isn't decided yet. */
async function readOwnIncidents(
  { store }: CheckDeps,
  userId: string,
  page: PageQuery,
): Promise<Page<Incident>> {
  const { items, cursor } = await store.incidentsOfUser(userId, page);
  const ids = [...new Set(items.map(({ incident_id }) => incident_id))];
  return { items: await store.getIncidents(ids), ...(cursor !== undefined && { cursor }) };
}

/**
 * The incidents that someone may see, as they are now and in the same order. Indexes lag, and one that has just become
 * private may still be in an index of public ones. 1 RRU each.
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

function passes({ status, severity, service, created_at }: Incident, filter: IncidentFilter): boolean {
  const { range } = filter;
  return (
    filter.statuses.includes(status) &&
    (filter.severity === undefined || severity === filter.severity) &&
    (filter.service === undefined || service === filter.service) &&
    (range === undefined || (created_at >= range.from && created_at <= range.to))
  );
}
