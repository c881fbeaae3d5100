import { nextMicrosecond, type Timestamp } from '../../base/timestamp.js';
import { isDrill } from '../../incidents/drill-id.js';
import { keysOf } from './keys.js';
import { incidentIdOf } from './read-keys.js';
import type { Storable } from './storable.js';
import type { Table } from './table-client.js';

/** When the last item of each table was queued by this process, by the table's name. */
const last = new Map<string, Timestamp>();

/**
 * The same item, waiting for event sinks, if there are any. It's part of the item's own write, so nothing that is stored
 * can be forgotten and no request waits for another round trip. Nothing of a drill goes out. 1 WRU, and 2 when the last
 * sink has it.
 */
export function queueForSinks(table: Pick<Table, 'hasSinks' | 'name' | 'now'>, item: Storable): Storable {
  if (!table.hasSinks || isDrill(incidentIdOf({ PK: String(item.PK) }))) return item;
  const queued_at = laterThan(last.get(table.name) ?? '', table.now());
  last.set(table.name, queued_at);
  return Object.assign(item, { queued_at, ...keysOf.outbox({ queued_at }) });
}

/** The index has no order among items of the same time. */
function laterThan(before: Timestamp, now: Timestamp): Timestamp {
  return now > before ? now : nextMicrosecond(before);
}
