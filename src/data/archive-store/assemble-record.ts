import type { Timestamp } from '../../base/timestamp.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { recordOf } from '../store/incidents/load-record.js';
import { plainItem, type RawItem } from '../table/raw-item.js';
import { hiddenAt } from '../table/retention.js';

/**
 * The record of an incident from its archived items; undefined without metadata. Nothing is hidden because it expired:
 * retention is for the table, and archives are kept.
 */
export function assembleRecord(items: readonly RawItem[], now: Timestamp): IncidentRecord | undefined {
  const isHidden = hiddenAt(now);
  const shown = items
    .map(plainItem)
    .filter((item) => !isHidden({ ...item, expires_at: undefined }))
    .sort((a, b) => (String(a.SK) < String(b.SK) ? -1 : 1));
  return recordOf(shown);
}
