import { addMillis, epochSeconds, type Timestamp } from '../base/timestamp.js';
import { archivedAs, buildStub, metadataOf } from '../data/archive-store/archive-stub.js';
import { assembleRecord } from '../data/archive-store/assemble-record.js';
import { sk } from '../data/table/keys.js';
import { expiryOf, type RawItem } from '../data/table/raw-item.js';
import { isCurrentMember } from '../incidents/records/participant.js';
import { SINK_PATIENCE_MS } from '../incidents/records/sink-state.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { clearPartition } from './clear-partition.js';
import { earlierItems } from './earlier-items.js';
import { bySortKey, recordIn } from './items-by-key.js';

/**
 * `changed`: someone changed or restored the incident in the meantime, and their change was kept. `unsent`:
 * an event sink still has to get some of its events.
 */
export const ARCHIVE_OUTCOMES = [
  'archived',
  'changed',
  'not_closed',
  'not_due',
  'restoring',
  'unknown',
  'unsent',
] as const;
export type ArchiveOutcome = (typeof ARCHIVE_OUTCOMES)[number];

/**
 * Moves a closed incident to the object store and leaves a stub. Deletes nothing before the object was read back and
 * verified, or after someone changed the incident. Can be interrupted anywhere and run again. With `onlyIfDue`, it skips
 * an incident that isn't due yet. Throws DamagedArchiveError or UpstreamError.
 */
export async function archiveIncident(
  deps: ArchiveDeps,
  incidentId: string,
  { onlyIfDue = false } = {},
): Promise<ArchiveOutcome> {
  const { clock, table } = deps;
  const inTable = await table.readPartition(incidentId);
  const metadata = metadataOf(inTable);
  if (!metadata) return 'unknown';
  if (metadata.restoring_at) return 'restoring';
  if (archivedAs(metadata)) return clearPartition(deps, incidentId, metadata);
  if (metadata.status?.S !== 'CLOSED') return 'not_closed';
  if (onlyIfDue && isWaiting(inTable, epochSeconds(clock.now()))) return 'not_due';
  if (isBeingSent(inTable, clock.now())) return 'unsent';

  const taken_at = clock.now();
  const items = await withExpired(deps, incidentId, inTable);
  const archive_key = await keepArchive(deps, {
    incident_id: incidentId,
    kind: 'archive',
    taken_at,
    items,
  });
  const inside = peopleIn(items, taken_at);
  const stub = buildStub(metadata, { archive_key, archived_at: taken_at, inside });
  if (!(await table.exchangeTogether([{ before: metadata, after: stub }]))) return 'changed';
  return clearPartition(deps, incidentId, stub);
}

function peopleIn(items: readonly RawItem[], now: Timestamp): string[] {
  const { participants = [] } = assembleRecord(items, now) ?? {};
  return participants.filter(isCurrentMember).map(({ user_id }) => user_id);
}

/** The complete incident: its items in the table, and those that were archived earlier and have expired since. */
async function withExpired(
  deps: ArchiveDeps,
  incidentId: string,
  inTable: readonly RawItem[],
): Promise<RawItem[]> {
  const now = epochSeconds(deps.clock.now());
  const present = bySortKey(recordIn(inTable));
  const earlier = await earlierItems(deps, incidentId);
  const expired = [...earlier.values()].filter((item) => (expiryOf(item) ?? now + 1) <= now);
  return [...bySortKey([...expired, ...present.values()]).values()];
}

/** An unexpired sentinel keeps the incident in the table: it was closed or restored less than 90 days ago. */
function isWaiting(inTable: readonly RawItem[], now: number): boolean {
  const sentinel = bySortKey(inTable).get(sk.archiveDue);
  return sentinel !== undefined && (expiryOf(sentinel) ?? 0) > now;
}

/**
 * Events in an archive can't be sent, so they're sent first. But a sink that's down
 * for good mustn't block archiving.
 */
function isBeingSent(inTable: readonly RawItem[], now: Timestamp): boolean {
  const since = addMillis(now, -SINK_PATIENCE_MS);
  return inTable.some(({ queued_at }) => queued_at?.S !== undefined && queued_at.S > since);
}
