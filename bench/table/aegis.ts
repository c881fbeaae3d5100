import { fromMillis } from '../../src/base/timestamp.js';
import { createStore } from '../../src/data/store/store.js';
import { createTable } from '../../src/data/table/table-client.js';
import type { Contender, Place } from './contender.js';

/** Aegis's clock, set to the day of the benchmark's records so that none has expired. */
const SET_BACK_MS = Date.now() - Date.parse('2025-01-16T00:00:00Z');

/** Aegis's own store, opened as in production. */
export function createAegis(place: Place): Contender {
  const table = createTable({
    region: 'eu-west-1',
    ...place,
    now: () => fromMillis(Date.now() - SET_BACK_MS),
  });
  const store = createStore(table);
  return {
    create: (declaration) => store.declareIncident(declaration),
    append: (event) => store.recordEvent(event),
    async load(incidentId) {
      const record = await store.loadRecord(incidentId);
      if (!record) return 0;
      const { participants, events, comments, summaries } = record;
      return 1 + participants.length + events.length + comments.length + summaries.length;
    },
    list: async (limit) => (await store.listIncidents({ statuses: ['OPEN'], limit })).items.length,
    change: (change) => store.changeIncident(change),
    stop: () => table.client.destroy(),
  };
}
