import { fromMillis } from '../../src/base/timestamp.js';
import type { IncidentChange } from '../../src/data/store/incidents/change-incident.js';
import { aDeclaration, anEvent, anIncident } from '../../test/support/records.js';
import type { Contender } from './contender.js';

/** The size of the partition that `load` reads. */
const LOADED_ITEMS = 201;
const LISTED = 25;

const START = Date.parse('2025-01-15T15:00:00Z');
const LOADED = 'INC-900000';
const CHANGED = 'INC-900001';

/** One operation to time; building its records isn't included. */
export interface Operation {
  name: string;
  /** Each call returns the next run. */
  prepare(): () => Promise<unknown>;
}

/** The operations of one contender, on its own filled table. */
export async function prepareOperations(contender: Contender): Promise<Operation[]> {
  await fill(contender);
  let n = 0;
  let before = anIncident({ incident_id: CHANGED });
  return [
    {
      name: 'create',
      prepare() {
        n += 1;
        const declaration = aDeclaration({ incident_id: `INC-${100_000 + n}`, channel_id: `C${n}` });
        return () => contender.create(declaration);
      },
    },
    {
      name: 'append',
      prepare() {
        n += 1;
        const event = anEvent({ incident_id: 'INC-900002', timestamp: moment(n), event_id: `e${n}` });
        return () => contender.append(event);
      },
    },
    { name: `load ${LOADED_ITEMS}`, prepare: () => () => contender.load(LOADED) },
    { name: `list ${LISTED}`, prepare: () => () => contender.list(LISTED) },
    {
      name: 'status + event',
      prepare() {
        const change = nextChange(before);
        before = {
          ...before,
          status: change.set.status ?? before.status,
          updated_at: change.event.timestamp,
          version: before.version + 1,
        };
        return () => contender.change(change);
      },
    },
  ];
}

/** Throws when a contender doesn't find what it wrote, because its timing would be meaningless. */
export async function checkContender(name: string, contender: Contender): Promise<void> {
  const [loaded, listed] = [await contender.load(LOADED), await contender.list(LISTED)];
  if (loaded === LOADED_ITEMS && listed === LISTED) return;
  throw new Error(`${name} loads ${loaded} items and lists ${listed} incidents`);
}

/** One incident of 201 items, one to change, and more than a page of the most severe. */
async function fill(contender: Contender): Promise<void> {
  for (const incident_id of [LOADED, CHANGED]) {
    await contender.create(aDeclaration({ incident_id, channel_id: incident_id }));
  }
  // Metadata, the participant and the first event already exist.
  for (let n = 0; n < LOADED_ITEMS - 3; n += 1) {
    await contender.append(anEvent({ incident_id: LOADED, timestamp: moment(n), event_id: `e${n}` }));
  }
  for (let n = 0; n < LISTED + 5; n += 1) {
    const incident_id = `INC-${800_000 + n}`;
    await contender.create(aDeclaration({ incident_id, channel_id: incident_id, severity: 'P0' }));
  }
}

function nextChange(before: ReturnType<typeof anIncident>): IncidentChange {
  const status = before.status === 'ACKNOWLEDGED' ? 'MITIGATING' : 'ACKNOWLEDGED';
  const event = anEvent({
    incident_id: before.incident_id,
    event_id: `v${before.version + 1}`,
    timestamp: moment(before.version),
    type: 'STATUS_CHANGED',
    description: `Status changed from ${before.status} to ${status}`,
  });
  return { before, set: { status }, event };
}

function moment(n: number): string {
  return fromMillis(START + n * 1_000);
}
