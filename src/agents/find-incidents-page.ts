import * as z from 'zod';
import { DAY_MS } from '../base/durations.js';
import { UsageError } from '../base/errors.js';
import type { Page, PageQuery } from '../base/pages.js';
import { addMillis, epochMillis, type Timestamp } from '../base/timestamp.js';
import { decodeCursor, encodeCursor } from '../data/table/cursor.js';
import { VISIBILITIES, type Visibility } from '../data/table/keys.js';
import { type Incident, type Severity, STATUSES, type Status } from '../incidents/records/incident.js';
import { shortId } from '../views/labels.js';
import { type AgentDeps, isReadable } from './agent-deps.js';

interface Filter {
  words: readonly string[];
  statuses?: readonly Status[] | undefined;
  severities?: readonly Severity[] | undefined;
  service?: string | undefined;
  from?: Timestamp | undefined;
  to?: Timestamp | undefined;
}

/** Private incidents have their own index partitions, which are read after the public ones. */
const position = z.object({ visibility: z.enum(VISIBILITIES), cursor: z.string().optional() });
type Position = z.output<typeof position>;

/** Index pages read to fill one page, when a filter drops most of their incidents. */
const PAGES_READ = 10;
/** The date index has a partition for each day. */
const DAYS_MAX = 400;

/** One page of the incidents that pass a filter and that agents may read, in their current state. Throws UsageError. */
export async function findIncidentsPage(
  deps: AgentDeps,
  filter: Filter,
  { limit, cursor }: PageQuery,
): Promise<Page<Incident>> {
  const name = `agents:${JSON.stringify(filter)}`;
  let place: Position | undefined = decodeCursor(name, cursor, position) ?? { visibility: 'public' };
  const found: Incident[] = [];
  for (let read = 0; read < PAGES_READ && place && found.length < limit; read += 1) {
    const page = await readIndex(deps, filter, { ...place, limit: limit - found.length });
    found.push(...(await readCurrent(deps, page.items)).filter((incident) => passes(incident, filter)));
    place = nextPlace(deps, place, page.cursor);
  }
  return { items: found, ...(place && { cursor: encodeCursor(name, place) }) };
}

function nextPlace(
  { includesPrivate }: AgentDeps,
  { visibility }: Position,
  cursor: string | undefined,
): Position | undefined {
  if (cursor !== undefined) return { visibility, cursor };
  return includesPrivate && visibility === 'public' ? { visibility: 'private' } : undefined;
}

/** The narrowest index: by service, dates or status. */
async function readIndex(
  { store, clock }: AgentDeps,
  { statuses = STATUSES, severities = [], service, from, to }: Filter,
  page: PageQuery & { visibility: Visibility },
): Promise<Page<Pick<Incident, 'incident_id'>>> {
  if (service !== undefined) return store.incidentsOfService(service, page);
  const until = to ?? clock.now();
  const since = from ?? addMillis(until, -DAYS_MAX * DAY_MS);
  if (from !== undefined || to !== undefined) {
    if (epochMillis(until) - epochMillis(since) > DAYS_MAX * DAY_MS) {
      throw new UsageError(`Search at most ${DAYS_MAX} days at a time, or without \`from\` and \`to\`.`);
    }
    return store.incidentsBetween({ from: since, to: until }, page);
  }
  const [severity, ...others] = severities;
  return store.listIncidents({ statuses, severity: others.length === 0 ? severity : undefined, ...page });
}

/** Indexes lag: one that has just become private may still be in an index of public ones. */
async function readCurrent(
  deps: AgentDeps,
  found: readonly Pick<Incident, 'incident_id'>[],
): Promise<Incident[]> {
  const ids = found.map(({ incident_id }) => incident_id);
  const current = await deps.store.getIncidents(ids, { consistent: true });
  return current.filter((incident) => isReadable(deps, incident));
}

function passes(incident: Incident, { words, statuses, severities, service, from, to }: Filter): boolean {
  const { status, severity, created_at, title } = incident;
  const text = `${title} ${incident.service} ${shortId(incident.incident_id)}`.toLowerCase();
  return (
    (statuses === undefined || statuses.some((one) => one === status)) &&
    (severities === undefined || severities.some((one) => one === severity)) &&
    (service === undefined || incident.service === service) &&
    (from === undefined || created_at >= from) &&
    (to === undefined || created_at <= to) &&
    words.every((word) => text.includes(word))
  );
}
