import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { keysOf } from '../table/keys.js';
import { type RawItem, rawItem } from '../table/raw-item.js';
import { expiry } from '../table/retention.js';
import { storable } from '../table/storable.js';

/** Days after closing at which an incident moves to the object store, from docs/data-access-patterns.md. */
export const ARCHIVE_DAYS = 90;

/** The row whose expiry says that an incident is due for the archive. */
export function sentinelOf(incidentId: string, from: Timestamp): RawItem {
  return rawItem({
    ...keysOf.archiveDue({ incident_id: incidentId }),
    expires_at: expiry(from, ARCHIVE_DAYS),
  });
}

/**
 * The part of an incident's transaction that affects the sentinel: closing writes it, reopening removes its
 * expiry, and other changes write nothing. 2 WRU.
 */
export function buildSentinelChange(TableName: string, before: Incident, after: Incident) {
  const key = { ...keysOf.archiveDue(after) };
  if (after.status === 'CLOSED' && after.closed_at !== undefined) {
    const expires_at = expiry(after.closed_at, ARCHIVE_DAYS);
    return before.status === 'CLOSED' ? [] : [{ Put: { TableName, Item: storable({ ...key, expires_at }) } }];
  }
  // Only the archiver may delete, so reopening leaves a sentinel that never expires.
  const cleared = { TableName, Key: key, UpdateExpression: 'REMOVE expires_at' };
  return before.status === 'CLOSED' ? [{ Update: cleared }] : [];
}
