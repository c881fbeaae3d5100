import type { Request } from '../../incidents/records/request.js';
import { requestEntity } from '../entities/request-entity.js';
import { putNew, putVersion } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { transact } from '../table/plain-requests.js';
import type { Storable } from '../table/storable.js';
import type { Table } from '../table/table-client.js';

interface Versioned {
  /** Counts the saves. */
  version: number;
}

interface Save<T> {
  /** The item as it was read, plus the changes; its version is still the one that was read. */
  before: T;
  toItem: (after: T) => Storable;
  /** A job to write in the same transaction. */
  request?: Request | undefined;
}

/** Saves an item under its next version; false if it changed since it was read, or its job already exists. */
export async function saveVersioned<T extends Versioned>(
  table: Table,
  { before, toItem, request }: Save<T>,
): Promise<boolean> {
  const item = toItem({ ...before, version: before.version + 1 });
  try {
    await transact(table, [
      { Put: putVersion(table.name, item, before.version) },
      ...(request ? [{ Put: putNew(table.name, requestEntity.toItem(request)) }] : []),
    ]);
    return true;
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    return false;
  }
}
