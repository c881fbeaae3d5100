import { createStore } from '../src/data/store.js';
import { measureUnits } from '../test/support/capacity.js';
import { aComment, aDeclaration, anEvent, anIncident, aParticipant } from '../test/support/records.js';
import { startRig } from './rig.js';

interface Capacity {
  operation: string;
  units: number;
  goal: number;
}

/** Capacity units of the documented operations, as the engine counts them. */
export async function benchCapacity(): Promise<Capacity[]> {
  const rig = await startRig();
  const store = createStore(rig.table);
  const at = '2025-01-15T15:50:00.000000Z';
  const measured: Capacity[] = [];
  const measure = async (operation: string, goal: number, run: () => Promise<unknown>) => {
    measured.push({ operation, units: await measureUnits(rig.table, run), goal });
  };
  try {
    await measure('declare', 12, () => store.declareIncident(aDeclaration()));
    await measure('capture a message', 1, () => store.recordMessage(aComment()));
    for (let n = 10; n < 40; n += 1) {
      await store.recordEvent(anEvent({ event_id: `e${n}`, timestamp: `2025-01-15T15:${n}:00.000000Z` }));
    }
    await measure('show', 1, () => store.showIncident('INC-000042'));
    await measure('status change', 8, () =>
      store.changeIncident({
        before: anIncident(),
        set: { status: 'ACKNOWLEDGED', acknowledged_at: at },
        event: anEvent({ event_id: 'v2', timestamp: at, type: 'STATUS_CHANGED' }),
      }),
    );
    await measure('join', 3, async () => {
      await store.joinIncident({ ...aParticipant({ user_id: 'U02BOB' }), joined_at: at });
      await store.recordEvent(anEvent({ event_id: 'U02BOB', timestamp: at, type: 'PARTICIPANT_JOINED' }));
    });
    return measured;
  } finally {
    await rig.stop();
  }
}
