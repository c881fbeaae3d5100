import type { Timestamp } from '../../../base/timestamp.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { getMany } from '../../table/batch.js';
import type { Item } from '../../table/entity.js';
import { pk, sk } from '../../table/keys.js';
import { countUpTo, queryAll } from '../../table/plain-requests.js';
import { endOfPrefix } from '../../table/read-keys.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';
import { participantsOf } from '../participant-operations.js';
import { recordOf } from './load-record.js';
import { getIncident } from './read-incidents.js';

interface Since {
  after: Timestamp;
  /** Sort keys of items to read, however old they are. */
  cited: readonly string[];
}

/**
 * Everything since a given time, plus the cited older items, each kind oldest first; undefined if there's no
 * such incident. The cost grows with what's new, not with the length of the incident.
 */
export async function loadRecordSince(
  table: Table,
  incidentId: string,
  { after, cited }: Since,
): Promise<IncidentRecord | undefined> {
  const PK = pk.incident(incidentId);
  const [incident, participants, comments, events, older] = await Promise.all([
    getIncident(table, incidentId),
    participantsOf(table, incidentId),
    readAfter(table, PK, { prefix: sk.prefix.comment, after }),
    readAfter(table, PK, { prefix: sk.prefix.event, after }),
    getMany(
      table,
      cited.map((SK) => ({ PK, SK })),
      { consistent: true },
    ),
  ]);
  if (!incident) return undefined;
  const items = inOrder([...comments, ...events, ...older.values()], table.now());
  const record = recordOf([incidentEntity.toItem(incident), ...items]);
  return record && { ...record, incident, participants };
}

/** The count stops here, for each kind. */
const COUNTED = 500;

/** How many messages and events came after a given time, up to a thousand. About 1 RRU for 40. */
export async function countSince(table: Table, incidentId: string, after: Timestamp): Promise<number> {
  const counts = await Promise.all(
    [sk.prefix.comment, sk.prefix.event].map((prefix) =>
      countUpTo(table, COUNTED, {
        KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :end',
        // An event's key continues after its timestamp; `~` sorts after all of that.
        ExpressionAttributeValues: {
          ':pk': pk.incident(incidentId),
          ':from': `${prefix}${after}~`,
          ':end': endOfPrefix(prefix),
        },
      }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Everything of one kind since a moment. */
function readAfter(
  table: Table,
  PK: string,
  { prefix, after }: { prefix: string; after: Timestamp },
): Promise<Item[]> {
  return queryAll(table, {
    KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :end',
    ExpressionAttributeValues: { ':pk': PK, ':from': `${prefix}${after}`, ':end': endOfPrefix(prefix) },
    ConsistentRead: true,
  });
}

function inOrder(items: readonly Item[], now: Timestamp): Item[] {
  const bySortKey = new Map(items.map((item) => [String(item.SK), item]));
  bySortKey.delete(sk.metadata);
  const isHidden = hiddenAt(now);
  const shown = [...bySortKey].filter(([, item]) => !isHidden(item));
  return shown.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
