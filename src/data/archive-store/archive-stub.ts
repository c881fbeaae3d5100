import type { Timestamp } from '../../base/timestamp.js';
import { sk } from '../table/keys.js';
import { keyOf, type RawItem } from '../table/raw-item.js';

/**
 * Attributes of METADATA that a stub keeps. The status index's keys aren't among them, so that its partition
 * of closed incidents stays small.
 */
const KEPT = [
  'PK',
  'SK',
  'GSI2PK',
  'GSI2SK',
  'GSI3PK',
  'GSI3SK',
  'incident_id',
  'title',
  'severity',
  'status',
  'service',
  'visibility',
  'channel_id',
  'declared_by',
  'roles',
  'created_at',
  'acknowledged_at',
  'mitigated_at',
  'resolved_at',
  'closed_at',
] as const;

interface Archived extends ArchivedAs {
  /** User ids of its members, who may still see it. */
  inside: readonly string[];
}

interface ArchivedAs {
  archive_key: string;
  archived_at: Timestamp;
}

/** The small row that keeps an archived incident in lists, and findable by date and service. */
export function buildStub(metadata: RawItem, { archive_key, archived_at, inside }: Archived): RawItem {
  const kept = KEPT.flatMap((name) => {
    const value = metadata[name];
    return value ? [[name, value] as const] : [];
  });
  const version = Number(metadata.version?.N ?? 0) + 1;
  return {
    ...Object.fromEntries(kept),
    // A writer that read the incident before it was archived must not change the stub.
    version: { N: String(version) },
    archive_key: { S: archive_key },
    archived_at: { S: archived_at },
    ...(inside.length > 0 && { inside: { L: inside.map((id) => ({ S: id })) } }),
  };
}

/** The location of an archived incident's archive; undefined if METADATA's incident isn't archived. */
export function archivedAs(metadata: RawItem): ArchivedAs | undefined {
  const [archive_key, archived_at] = [metadata.archive_key?.S, metadata.archived_at?.S];
  return archive_key && archived_at ? { archive_key, archived_at } : undefined;
}

export function metadataOf(items: readonly RawItem[]): RawItem | undefined {
  return items.find((item) => keyOf(item).SK === sk.metadata);
}
