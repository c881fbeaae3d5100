import { DAY_MS } from '../../base/durations.js';
import { addMillis, epochMillis } from '../../base/timestamp.js';
import { type Incident, STATUSES, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { isFullMember, viewer } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findIncidents, selectVisible } from './find-incidents.js';
import { buildIncidentList } from './incident-list.js';

/** Incidents compared. METADATA is at most 1 KB, so 20 cost 3 read units, however many there are; those shown cost 1 more each. */
const COMPARED = 20;
/** An incident declared up to this much later may be the same outage, reported twice. */
const LATER_MS = DAY_MS;
const SHOWN = 5;
/** Two titles are similar when they share this fraction of the shorter one's words. */
const SIMILAR = 0.4;
const COMMON = new Set('a an and are at by for from in is it of on or since the to was with'.split(' '));

export const related = defineCommand({
  name: 'related',
  aliases: ['similar'],
  group: 'Look back',
  usage: 'related [id]',
  summary: 'show earlier incidents of the same service, and similar ones that have no service',
  examples: ['/incident related', '/incident related 42'],
  target: 'incident',
  access: viewer,
  async run(deps, { invocation: { userId, at }, incident }) {
    const candidates = (await isFullMember(deps, userId))
      ? await readCandidates(deps, incident)
      : await readOwn(deps, userId);
    const items = await selectVisible(deps, userId, selectRelated(incident, candidates));
    const title = `Related to ${shortId(incident.incident_id)}`;
    const ifNone =
      incident.service === UNASSIGNED_SERVICE
        ? 'It has no service yet. To see earlier incidents of its service here, set one with `/incident edit`.'
        : 'No earlier incident has its service or a similar title. `/incident list all` lists every incident.';
    const message = buildIncidentList({ title, page: { items }, ifNone, now: at, moreCommand: () => '' });
    return answer(
      message,
      items.map(({ incident_id }) => incident_id),
    );
  },
});

/** The candidates that are related to an incident, the most similar first. */
function selectRelated(incident: Incident, candidates: readonly Incident[]): Incident[] {
  return candidates
    .filter(({ incident_id }) => incident_id !== incident.incident_id)
    .map((other) => ({ other, similarity: titleSimilarity(incident, other) }))
    .filter(({ other, similarity }) => similarity >= SIMILAR || isSameService(incident, other))
    .sort((a, b) => b.similarity - a.similarity || (a.other.created_at < b.other.created_at ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ other }) => other);
}

/** What people who aren't full members can see: incidents whose channel they're in. */
async function readOwn(deps: RequestDeps, viewerId: string): Promise<Incident[]> {
  const filter = { viewerId, personId: viewerId, statuses: STATUSES };
  return (await findIncidents(deps, filter, { limit: COMPARED })).items;
}

/** The newest public incidents of its service and of those without a service. */
async function readCandidates(
  { store }: Pick<RequestDeps, 'store'>,
  { service, created_at }: Incident,
): Promise<Incident[]> {
  const until = Number.isNaN(epochMillis(created_at)) ? undefined : addMillis(created_at, LATER_MS);
  const services = [...new Set([service, UNASSIGNED_SERVICE])];
  const limit = COMPARED / services.length;
  const pages = await Promise.all(services.map((one) => store.incidentsOfService(one, { limit, until })));
  return pages.flatMap(({ items }) => items);
}

function isSameService(a: Incident, b: Incident): boolean {
  return a.service === b.service && a.service !== UNASSIGNED_SERVICE;
}

function titleSimilarity(a: Incident, b: Incident): number {
  const [one, other] = [titleWords(a.title), titleWords(b.title)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

function titleWords(title: string): Set<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ing|ed|s)$/, '')));
}
