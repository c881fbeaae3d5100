import { withUpstreamErrors } from '../table/failures.js';
import type { RawItem } from '../table/raw-item.js';
import type { Table } from '../table/table-client.js';
import {
  type Anchors,
  addAnchor,
  addPending,
  forgetReplaced,
  markReplaced,
  readAnchors,
} from './archive-anchors.js';
import { type Exchange, exchangeGuarded, exchangeTogether } from './exchange-items.js';
import { type LiveIncident, liveIncidents } from './live-incidents.js';
import { readExpiring, readPartition } from './read-partition.js';
import { contentRefs, removeExpiredRows } from './scan-table.js';

/** What the archive reads and writes in the table. Every method throws UpstreamError if the table fails. */
export interface ArchiveStore {
  readPartition(incidentId: string): Promise<RawItem[]>;
  readExpiring(incidentId: string, before: number): Promise<RawItem[]>;
  readAnchors(incidentId: string): Promise<Anchors | undefined>;
  addPending(incidentId: string, name: string): Promise<void>;
  addAnchor(incidentId: string, name: string): Promise<void>;
  markReplaced(incidentId: string, names: readonly string[]): Promise<void>;
  forgetReplaced(incidentId: string, names: readonly string[]): Promise<void>;
  exchangeTogether(exchanges: readonly Exchange[]): Promise<boolean>;
  exchangeGuarded(guard: RawItem | undefined, exchanges: readonly Exchange[]): Promise<boolean>;
  liveIncidents(): Promise<LiveIncident[]>;
  contentRefs(): Promise<Set<string>>;
  removeExpiredRows(): Promise<number>;
}

export function createArchiveStore(table: Table): ArchiveStore {
  return {
    readPartition: (incidentId) => withUpstreamErrors(() => readPartition(table, incidentId)),
    readExpiring: (incidentId, before) => withUpstreamErrors(() => readExpiring(table, incidentId, before)),
    readAnchors: (incidentId) => withUpstreamErrors(() => readAnchors(table, incidentId)),
    addPending: (incidentId, name) => withUpstreamErrors(() => addPending(table, incidentId, name)),
    addAnchor: (incidentId, name) => withUpstreamErrors(() => addAnchor(table, incidentId, name)),
    markReplaced: (incidentId, names) => withUpstreamErrors(() => markReplaced(table, incidentId, names)),
    forgetReplaced: (incidentId, names) => withUpstreamErrors(() => forgetReplaced(table, incidentId, names)),
    exchangeTogether: (exchanges) => withUpstreamErrors(() => exchangeTogether(table, exchanges)),
    exchangeGuarded: (guard, exchanges) => withUpstreamErrors(() => exchangeGuarded(table, guard, exchanges)),
    liveIncidents: () => withUpstreamErrors(() => liveIncidents(table)),
    contentRefs: () => withUpstreamErrors(() => contentRefs(table)),
    removeExpiredRows: () => withUpstreamErrors(() => removeExpiredRows(table)),
  };
}
