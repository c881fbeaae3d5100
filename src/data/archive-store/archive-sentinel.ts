import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { pk } from '../table/keys.js';
import type { RawItem } from '../table/raw-item.js';
import { expiry } from '../table/retention.js';

/** Days after closing at which an incident moves to the object store, from docs/data-access-patterns.md. */
export const ARCHIVE_DAYS = 90;

/** The row whose expiry says that an incident is due; it belongs to the archiver and not to the record. */
export const SENTINEL = 'ARCHIVE#DUE';

export function sentinelOf(incidentId: string, from: Timestamp): RawItem {
  return {
    PK: { S: pk.incident(incidentId) },
    SK: { S: SENTINEL },
    expires_at: { N: String(expiry(from, ARCHIVE_DAYS)) },
  };
}

/**
 * What goes along in the transaction that changes an incident: closing sets its sentinel, reopening takes its expiry away,
 * anything else nothing. 2 WRU.
 */
export function buildSentinelChange(TableName: string, before: Incident, after: Incident) {
  const key = { PK: pk.incident(after.incident_id), SK: SENTINEL };
  if (after.status === 'CLOSED' && after.closed_at !== undefined) {
    const expires_at = expiry(after.closed_at, ARCHIVE_DAYS);
    return before.status === 'CLOSED' ? [] : [{ Put: { TableName, Item: { ...key, expires_at } } }];
  }
  // Only the archiver may delete; a sentinel without an expiry is none.
  const cleared = { TableName, Key: key, UpdateExpression: 'REMOVE expires_at' };
  return before.status === 'CLOSED' ? [{ Update: cleared }] : [];
}
