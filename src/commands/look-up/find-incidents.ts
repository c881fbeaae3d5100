import type { Page, PageQuery } from '../../base/pages.js';
import { decideAccess } from '../../incidents/access-rules.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { type CheckDeps, isFullMember } from '../kernel/access.js';
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
  if (!readIndex) return deps.store.listIncidents({ ...filter, ...page });
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

/** Incidents that a person participates in, without those that they may no longer see because they left the channel. */
async function readOwnIncidents(
  { slack, store }: CheckDeps,
  userId: string,
  page: PageQuery,
): Promise<Page<Incident>> {
  const { items, cursor } = await store.incidentsOfUser(userId, page);
  const participants = new Map(items.map((participant) => [participant.incident_id, participant]));
  const incidents = await store.getIncidents([...participants.keys()]);
  const person = await slack.user(userId);
  const visible = incidents.filter((incident) => {
    const participant = participants.get(incident.incident_id);
    return decideAccess('viewer', { person, incident, participant }) === 'allowed';
  });
  return { items: visible, ...(cursor !== undefined && { cursor }) };
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
