import type { Timestamp } from '../../base/timestamp.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { recordOf } from '../store/incidents/load-record.js';
import { plainItem, type RawItem } from '../table/raw-item.js';
import { hiddenAt } from '../table/retention.js';

/**
 * Builds an incident's record from its archived items; undefined without metadata. Expired items are
 * included: retention is for the table, and archives are kept.
 */
export function assembleRecord(items: readonly RawItem[], now: Timestamp): IncidentRecord | undefined {
  const isHidden = hiddenAt(now);
  const shown = items
    .map(plainItem)
    .filter((item) => !isHidden({ ...item, expires_at: undefined }))
    .sort((a, b) => (String(a.SK) < String(b.SK) ? -1 : 1));
  return recordOf(shown);
}
