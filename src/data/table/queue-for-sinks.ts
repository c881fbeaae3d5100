import { nextMicrosecond, type Timestamp } from '../../base/timestamp.js';
import { isDrill } from '../../incidents/drill-id.js';
import { keysOf } from './keys.js';
import { incidentIdOf } from './read-keys.js';
import type { Storable } from './storable.js';
import type { Table } from './table-client.js';

/** The time at which this process last queued an item, by table name. */
const last = new Map<string, Timestamp>();

/**
 * Marks an item as waiting for event sinks, if there are any. That's part of the item's own write, so no
 * stored item can be forgotten and no request waits for another round trip. Drills are excluded. 1 WRU,
 * and 2 when the last sink has it.
 */
export function queueForSinks(table: Pick<Table, 'hasSinks' | 'name' | 'now'>, item: Storable): Storable {
  if (!table.hasSinks || isDrill(incidentIdOf({ PK: String(item.PK) }))) return item;
  const queued_at = laterThan(last.get(table.name) ?? '', table.now());
  last.set(table.name, queued_at);
  return Object.assign(item, { queued_at, ...keysOf.outbox({ queued_at }) });
}

/** The index doesn't order items with the same time. */
function laterThan(before: Timestamp, now: Timestamp): Timestamp {
  return now > before ? now : nextMicrosecond(before);
}
