import type { Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { commentEntity } from '../entities/comment-entity.js';
import { eventEntity } from '../entities/event-entity.js';
import type { Item } from '../table/entity.js';
import { pk, sk } from '../table/keys.js';
import { query } from '../table/plain-requests.js';
import { endOfPrefix } from '../table/read-keys.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

interface EntriesQuery {
  /** Only what happened at this time or later. */
  from?: Timestamp | undefined;
  /** The sort keys after which the two lists continue. */
  after: { event?: string | undefined; comment?: string | undefined };
  /** Maximum length of each list. */
  limit: number;
}

/**
 * An incident's oldest events and messages after given keys; a list shorter than `limit` has reached its end.
 */
export async function entriesAfter(
  table: Table,
  incidentId: string,
  { from = '', after, limit }: EntriesQuery,
): Promise<{ events: TimelineEvent[]; comments: Comment[] }> {
  const read = <T>(prefix: string, after: string | undefined, fromItem: (item: Item) => T | undefined) =>
    readRange(table, { incidentId, prefix, first: `${prefix}${from}`, after, limit }, fromItem);
  const [events, comments] = await Promise.all([
    read(sk.prefix.event, after.event, eventEntity.fromItem),
    read(sk.prefix.comment, after.comment, commentEntity.fromItem),
  ]);
  return { events, comments };
}

interface Range {
  incidentId: string;
  prefix: string;
  /** The lowest sort key. */
  first: string;
  after: string | undefined;
  limit: number;
}

/** Reads more if too few are left after dropping expired items. 0.5 RRU for about 13 events or messages. */
async function readRange<T>(
  table: Table,
  { incidentId, prefix, first, after, limit }: Range,
  fromItem: (item: Item) => T | undefined,
): Promise<T[]> {
  const PK = pk.incident(incidentId);
  const isHidden = hiddenAt(table.now());
  const found: T[] = [];
  let start: Item | undefined = after === undefined ? undefined : { PK, SK: after };
  do {
    const page = await query(table, {
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :first AND :end',
      ExpressionAttributeValues: { ':pk': PK, ':first': first, ':end': endOfPrefix(prefix) },
      Limit: limit - found.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    found.push(...page.items.filter((item) => !isHidden(item)).flatMap((item) => fromItem(item) ?? []));
    start = page.next;
  } while (start && found.length < limit);
  return found;
}
