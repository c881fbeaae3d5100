import type { Timestamp } from '../../base/timestamp.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { eventEntity } from '../entities/event-entity.js';
import { putNew, readItem, unlessRefused, upsertUnlessRefused } from '../table/conditional-writes.js';
import { keysOf, pk } from '../table/keys.js';
import { putItem } from '../table/plain-requests.js';
import { queryPage } from '../table/query-page.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';
import { entriesAfter } from './entries-after.js';
import { timeline } from './timeline-page.js';

/** Adds an event (pattern 8); false if it already exists. 1 WRU. */
async function recordEvent(table: Table, event: TimelineEvent): Promise<boolean> {
  const put = putNew(table.name, queueForSinks(table, eventEntity.toItem(event)));
  return unlessRefused(() => putItem(table, put));
}

type EventRef = Pick<TimelineEvent, 'incident_id' | 'timestamp' | 'event_id'>;

/** One event, read consistently; undefined if there's none or it has expired. 1 RRU. */
async function getEvent(table: Table, ref: EventRef): Promise<TimelineEvent | undefined> {
  const { PK, SK } = keysOf.event(ref);
  const item = await readItem(table, { PK, SK });
  return item && !hiddenAt(table.now())(item) ? eventEntity.fromItem(item) : undefined;
}

/** Up to 100 events in a range of time, newest first, excluding its end. 0.5 RRU for about 13 events. */
async function eventsBetween(
  table: Table,
  incident_id: string,
  { from, to }: { from: Timestamp; to: Timestamp },
): Promise<TimelineEvent[]> {
  const [first, last] = [from, to].map(
    (timestamp) => keysOf.event({ incident_id, timestamp, event_id: '' }).SK,
  );
  const query = {
    name: `events:${incident_id}:${from}`,
    input: {
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk.incident(incident_id), ':from': first, ':to': last },
      ScanIndexForward: false,
    },
    read: eventEntity.fromItem,
  };
  return (await queryPage(table, query, { limit: 100 })).items;
}

/** Overwrites an event; if it no longer applies, it's hidden from then on. 1 WRU. */
async function replaceEvent(
  table: Table,
  event: TimelineEvent,
  { holds }: { holds: boolean },
): Promise<void> {
  const item = eventEntity.toItem(event);
  await putItem(table, {
    TableName: table.name,
    Item: holds ? queueForSinks(table, item) : { ...item, retracted: true },
  });
}

interface Post {
  channelId: string;
  ts: string;
}

/** Records which posts quote an event, so that they can be withdrawn with it. 1 WRU. */
async function recordPost(
  table: Table,
  ref: EventRef,
  post: Post | undefined,
  copies: readonly Post[] = [],
): Promise<void> {
  const { PK, SK } = keysOf.event(ref);
  await upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { ...(post && { message_ts: post.ts }), ...(copies.length > 0 && { copies: copies.map(toPlace) }) },
    condition: 'attribute_exists(PK)',
  });
}

const toPlace = ({ channelId, ts }: Post): Post => ({ channelId, ts });

interface Removal {
  deleted_at: Timestamp;
  /** The person who redacted the message that the event rests on. */
  redacted_by?: string | undefined;
}

/** In these kinds of events, the changes aren't typed text: a task's number and owner. */
const WORDLESS_DETAIL = /^TASK_/;

/** Empties an event for good; only its time, kind and author stay. 1 WRU. */
async function emptyEvent(table: Table, event: TimelineEvent, removal: Removal): Promise<boolean> {
  const { PK, SK } = keysOf.event(event);
  return upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { ...removal },
    remove: ['note', 'content_ref', 'files', ...(WORDLESS_DETAIL.test(event.type) ? [] : ['detail'])],
    condition: 'attribute_exists(PK) AND attribute_not_exists(deleted_at)',
  });
}

/** Stores an event with a redacted detail, and who redacted it; everything else stays. 1 WRU. */
async function rewordEvent(
  table: Table,
  { description, detail, redacted_by, ...event }: TimelineEvent,
): Promise<void> {
  const { PK, SK } = keysOf.event(event);
  await upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { description, detail, redacted_by },
    remove: ['note'],
    condition: 'attribute_exists(PK)',
  });
}

export const eventOperations = {
  emptyEvent,
  entriesAfter,
  eventsBetween,
  getEvent,
  recordEvent,
  recordPost,
  replaceEvent,
  rewordEvent,
  timeline,
};
