import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '../../base/errors.js';
import type { QueuedRecord } from '../../data/store/outbox-operations.js';
import type { Store } from '../../data/store/store.js';
import { keysOf } from '../../data/table/keys.js';
import { buildCloudEvent } from '../../events/build-cloud-event.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { PERSONAL_KINDS } from '../../incidents/records/incident-summary.js';
import { readIncidentArgument } from '../incident-argument.js';

/** Polling the embedded table this often costs nothing. */
const POLL_MS = 1_000;

interface TailOptions {
  source: string;
  /** `INC-1` or `1`; all that aren't closed if absent. */
  incident: string | undefined;
  includesPrivate: boolean;
}

interface Found {
  incident: Incident;
  key: { PK: string; SK: string };
  what: QueuedRecord;
}

/** Prints what happens from now on, a CloudEvent a line, until the process ends. Reads whole records again and again. */
export async function tailEvents(
  store: Pick<Store, 'loadRecord' | 'unclosedIncidents'>,
  { source, incident, includesPrivate }: TailOptions,
): Promise<never> {
  const only = incident === undefined ? undefined : readIncidentArgument(incident);
  if (only !== undefined && !(await store.loadRecord(only))) {
    throw new NotFoundError(`There's no incident ${incident}.`);
  }
  const watched = new Set(only === undefined ? [] : [only]);
  const seen = new Set<string>();
  const takeNew = async () => {
    const unclosed = only === undefined ? await store.unclosedIncidents() : [];
    for (const { incident_id } of unclosed) watched.add(incident_id);
    const found: Found[] = [];
    for (const incidentId of watched) {
      const record = await store.loadRecord(incidentId);
      if (record && isShown(record, includesPrivate)) found.push(...takeUnseen(seen, publishable(record)));
    }
    return found;
  };
  // What happened before isn't printed.
  await takeNew();
  for (;;) {
    await sleep(POLL_MS);
    for (const one of await takeNew()) console.log(JSON.stringify(toCloudEvent(one, source)));
  }
}

function isShown({ incident }: IncidentRecord, includesPrivate: boolean): boolean {
  return incident.visibility !== 'private' || includesPrivate;
}

/** What wasn't seen before; it's seen now. */
function takeUnseen(seen: Set<string>, found: readonly Found[]): Found[] {
  const nameOf = ({ key }: Found) => `${key.PK} ${key.SK}`;
  const unseen = found.filter((one) => !seen.has(nameOf(one)));
  for (const one of unseen) seen.add(nameOf(one));
  return unseen;
}

function toCloudEvent({ incident, key, what }: Found, source: string): object {
  const { incident_id } = incident;
  const ref = { ...key, incident_id, queued_at: what.record.timestamp, lane: 'new' as const };
  return buildCloudEvent({ ref, incident }, what, { source, content: 'full' });
}

/** Everything that would be published of an incident, by time. */
function publishable({ incident, events, comments, summaries }: IncidentRecord): Found[] {
  const found = [
    ...events.map((record) => ({
      incident,
      key: keyOf(keysOf.event(record)),
      what: { kind: 'event' as const, record },
    })),
    ...comments
      .filter(({ source, deleted_at }) => source === 'note' && deleted_at === undefined)
      .map((record) => ({
        incident,
        key: keyOf(keysOf.comment(record)),
        what: { kind: 'note' as const, record },
      })),
    ...summaries
      .filter(({ kind }) => !PERSONAL_KINDS.has(kind))
      .map((record) => ({
        incident,
        key: keyOf(keysOf.summary(record)),
        what: { kind: 'summary' as const, record },
      })),
  ];
  return found.sort((a, b) => (a.what.record.timestamp < b.what.record.timestamp ? -1 : 1));
}

function keyOf({ PK, SK }: { PK: string; SK: string }) {
  return { PK, SK };
}
