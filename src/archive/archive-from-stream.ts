import { sk } from '../data/table/keys.js';
import type { RawItem } from '../data/table/raw-item.js';
import { expiryOf, keyOf } from '../data/table/raw-item.js';
import { incidentIdOf, isInIncident } from '../data/table/read-keys.js';
import type { ArchiveDeps } from './archive-deps.js';
import { archivePart } from './archive-expiring.js';
import { archiveIncident } from './archive-incident.js';
import { fromPlainObject } from './raw-json.js';

/** A DynamoDB stream record, as Lambda delivers it (bytes in base64) or as the SDK returns it. */
export interface StreamRecord {
  eventName?: string | undefined;
  userIdentity?: { type?: string | undefined; principalId?: string | undefined } | undefined;
  dynamodb?:
    | { ApproximateCreationDateTime?: number | Date | undefined; OldImage?: object | undefined }
    | undefined;
}

export interface Expired {
  /** Ids of incidents whose sentinel expired, without duplicates. */
  due: string[];
  /** Other incident items that DynamoDB expired, by incident, to archive if no sweep did. */
  items: Map<string, RawItem[]>;
}

/**
 * Archives the expired items in a batch of stream records. Redelivered records do no harm. Tries every record
 * before it throws the first failure, which makes Lambda redeliver the batch.
 */
export async function archiveFromStream(deps: ArchiveDeps, records: readonly StreamRecord[]): Promise<void> {
  const { due, items } = readExpired(records);
  const works = [
    ...[...items].map(
      ([incidentId, expired]) =>
        () =>
          archivePart(deps, incidentId, expired),
    ),
    ...due.map((incidentId) => () => archiveIncident(deps, incidentId, { onlyIfDue: true })),
  ];
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/**
 * The expired items among stream records. A removed sentinel counts as expired if its time has passed,
 * because not every engine marks its own expiry. Other items count only if they're marked, because the
 * archiver deletes expired items, too.
 */
export function readExpired(records: readonly StreamRecord[]): Expired {
  const due = new Set<string>();
  const items: Expired['items'] = new Map();
  for (const record of records) {
    if (record.eventName !== 'REMOVE' || !record.dynamodb?.OldImage) continue;
    const image = fromPlainObject(record.dynamodb.OldImage);
    const key = keyOf(image);
    if (!isInIncident(key)) continue;
    const { SK } = key;
    const incidentId = incidentIdOf(key);
    if (SK === sk.archiveDue && (isByExpiry(record) || hasExpired(image, record))) due.add(incidentId);
    else if (SK !== sk.archiveDue && isByExpiry(record)) {
      items.set(incidentId, [...(items.get(incidentId) ?? []), image]);
    }
  }
  return { due: [...due], items };
}

function isByExpiry({ userIdentity }: StreamRecord): boolean {
  return userIdentity?.type === 'Service' && userIdentity.principalId === 'dynamodb.amazonaws.com';
}

function hasExpired(image: RawItem, { dynamodb }: StreamRecord): boolean {
  const at = dynamodb?.ApproximateCreationDateTime;
  const expires = expiryOf(image);
  if (at === undefined || expires === undefined) return false;
  return expires <= (typeof at === 'number' ? at : at.getTime() / 1000);
}
