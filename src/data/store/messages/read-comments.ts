import type { Page } from '../../../base/pages.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { getMany, nameOf } from '../../table/batch.js';
import { keysOf, pk } from '../../table/keys.js';
import { queryPage } from '../../table/query-page.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

interface Between {
  /** Inclusive. */
  from: Timestamp;
  /** Exclusive. */
  to: Timestamp;
  cursor?: string | undefined;
}

const PAGE_SIZE = 500;

/** One page of the comments in a range of time, newest first. About 30 RRU for 500 of half a KB. */
export async function commentsBetween(
  table: Table,
  incident_id: string,
  { from, to, cursor }: Between,
): Promise<Page<Comment>> {
  const [first, last] = [from, to].map((timestamp) => keysOf.comment({ incident_id, timestamp }).SK);
  const query = {
    name: `comments:${incident_id}:${from}`,
    input: {
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk.incident(incident_id), ':from': first, ':to': last },
      ScanIndexForward: false,
    },
    read: commentEntity.fromItem,
  };
  const page = await queryPage(table, query, { limit: PAGE_SIZE, cursor });
  return { ...page, items: page.items.filter(({ timestamp }) => timestamp < to) };
}

/** The recorded messages with these times. 0.5 RRU each. */
export async function getMessages(
  table: Table,
  incident_id: string,
  timestamps: readonly Timestamp[],
): Promise<Comment[]> {
  const keys = timestamps.map((timestamp) => {
    const { PK, SK } = keysOf.comment({ incident_id, timestamp });
    return { PK, SK };
  });
  const found = await getMany(table, keys);
  const isHidden = hiddenAt(table.now());
  return keys.flatMap((key) => {
    const item = found.get(nameOf(key));
    return (item && !isHidden(item) && commentEntity.fromItem(item)) || [];
  });
}
