import { DAY_MS } from '../../base/durations.js';
import { addMillis, epochMillis, type Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Deps } from '../../ports/deps.js';
import { shortId } from '../../views/labels.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';
import { buildIncidentList } from './incident-list.js';

/** How far back wording is compared, and how many incidents at most. */
const LOOK_BACK_MS = 90 * DAY_MS;
const COMPARED = 100;
const SHOWN = 5;
/** Two titles are alike when they share this part of the shorter one's words. */
const ALIKE = 0.4;
const COMMON = new Set('a an and are at by for from in is it of on or since the to was with'.split(' '));

export const related: LegacyCommand = {
  name: 'related',
  aliases: ['similar'],
  group: 'Look back',
  usage: 'related [id]',
  summary: 'show earlier incidents of the same service or of similar wording',
  examples: ['/incident related', '/incident related 42'],
  about: 'incident',
  async run(deps, { ask, incidentId }) {
    const incident = await readIncident(deps, incidentId);
    const candidates = await readCandidates(deps, incident, ask.at);
    const items = candidates
      .filter(({ incident_id }) => incident_id !== incidentId)
      .map((other) => ({ other, likeness: likenessOf(incident, other) }))
      .filter(({ other, likeness }) => likeness >= ALIKE || isSameService(incident, other))
      .sort((a, b) => b.likeness - a.likeness || (a.other.created_at < b.other.created_at ? 1 : -1))
      .slice(0, SHOWN)
      .map(({ other }) => other);
    const title = `Related to ${shortId(incidentId)}`;
    return answer(buildIncidentList({ title, page: { items }, now: ask.at, moreCommand: () => '' }));
  },
};

/** Of the public indexes only; each incident once. Where another program wrote no time of declaration, that is now. */
async function readCandidates(
  { store }: Pick<Deps, 'store'>,
  { service, created_at }: Incident,
  now: Timestamp,
): Promise<Incident[]> {
  const to = Number.isNaN(epochMillis(created_at)) ? now : created_at;
  const from = addMillis(to, -LOOK_BACK_MS);
  const [ofService, recent] = await Promise.all([
    store.incidentsOfService(service, { limit: 25 }),
    store.incidentsBetween({ from, to }, { limit: COMPARED }),
  ]);
  const known = new Map(ofService.items.map((incident) => [incident.incident_id, incident]));
  const others = recent.items.map(({ incident_id }) => incident_id).filter((id) => !known.has(id));
  return [...known.values(), ...(await store.getIncidents(others))];
}

function isSameService(a: Incident, b: Incident): boolean {
  return a.service === b.service && a.service !== 'unassigned';
}

function likenessOf(a: Incident, b: Incident): number {
  const [one, other] = [wordsOf(a.title), wordsOf(b.title)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

function wordsOf(title: string): Set<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ing|ed|s)$/, '')));
}
