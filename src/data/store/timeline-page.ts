import * as z from 'zod';
import type { Page, PageQuery } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import { isInTimeline } from '../../incidents/records/comment.js';
import { isListed, type TimelineEntry, withoutRepeats } from '../../incidents/timeline-entries.js';
import { commentEntity } from '../entities/comment-entity.js';
import { eventEntity } from '../entities/event-entity.js';
import { decodeCursor, encodeCursor } from '../table/cursor.js';
import { sk } from '../table/keys.js';
import type { Table } from '../table/table-client.js';
import { createDescendingRange, type DescendingRange } from './descending-range.js';

/** Where each of the two ranges continues. */
const position = z.object({ event: z.string().optional(), comment: z.string().optional() });

interface TimelineQuery extends PageQuery {
  /** Only key events, which quote marked messages. */
  keyOnly?: boolean;
  /** Only events in this range of time, both ends included. */
  range?: { from: Timestamp; to: Timestamp } | undefined;
}

/**
 * One page of an incident's timeline, newest first: events, merged with the messages that belong there. About
 * 0.5 RRU for 13 events, and the same for 13 of people's messages in between, which are read but not shown; a
 * page ends early if there are more than a thousand of those.
 */
export async function timeline(
  table: Table,
  incidentId: string,
  { keyOnly = false, limit, cursor, range }: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const name = `timeline:${incidentId}:${keyOnly}`;
  const from = decodeCursor(name, cursor, position) ?? startOf(range);
  const oldest = range?.from ?? '';
  const events = eventRange(table, incidentId, { keyOnly, from: from.event });
  const comments = keyOnly ? undefined : commentRange(table, incidentId, from.comment);
  const entries: TimelineEntry[] = [];
  let next = await chooseNext(events, comments, oldest);
  while (next !== undefined && entries.length < limit) {
    entries.push(next.take());
    next = await chooseNext(events, comments, oldest);
  }
  const hasMore = next !== undefined || comments?.isExhausted() === true;
  const left = { event: events.position(), comment: comments?.position() };
  return { items: withoutRepeats(entries), ...(hasMore && { cursor: encodeCursor(name, left) }) };
}

/** Sort keys just after the end of a range; each list continues below its own. */
function startOf(range: TimelineQuery['range']): z.output<typeof position> {
  if (!range) return {};
  const after = `${range.to}~`;
  return { event: `${sk.prefix.event}${after}`, comment: `${sk.prefix.comment}${after}` };
}

function recent(entry: TimelineEntry | undefined, oldest: Timestamp): TimelineEntry | undefined {
  return entry && entry.timestamp >= oldest ? entry : undefined;
}

type Range = DescendingRange<TimelineEntry>;

/**
 * The range whose first entry is the newest; undefined at the end, or if too many
 * messages would have to be read.
 */
async function chooseNext(
  events: Range,
  comments: Range | undefined,
  oldest: Timestamp,
): Promise<Range | undefined> {
  const event = recent(await events.first(oldest), oldest);
  const comment = recent(await comments?.first(event?.timestamp ?? oldest), oldest);
  if (comments?.isExhausted()) return undefined;
  if (comment !== undefined && comment.timestamp >= (event?.timestamp ?? '')) return comments;
  return event && events;
}

function eventRange(
  table: Table,
  incidentId: string,
  { keyOnly, from }: { keyOnly: boolean; from: string | undefined },
): Range {
  return createDescendingRange<TimelineEntry>(table, {
    incidentId,
    prefix: sk.prefix.event,
    from,
    pageSize: PAGE.events,
    ...(keyOnly && { filter: { FilterExpression: 'key_event = :yes', values: { ':yes': true } } }),
    read(item) {
      const event = eventEntity.fromItem(item);
      return event && (keyOnly || isListed(event)) ? event : undefined;
    },
  });
}

/** Rows evaluated per request, and requests for messages per page, at most. */
const PAGE = { events: 25, comments: 200, commentPages: 5 };

function commentRange(table: Table, incidentId: string, from: string | undefined): Range {
  return createDescendingRange<TimelineEntry>(table, {
    incidentId,
    prefix: sk.prefix.comment,
    from,
    pageSize: PAGE.comments,
    maxPages: PAGE.commentPages,
    filter: {
      FilterExpression:
        'attribute_not_exists(deleted_at) AND (attribute_exists(author_kind) OR attribute_exists(files) OR #source = :note)',
      names: { '#source': 'source' },
      values: { ':note': 'note' },
    },
    read(item) {
      const comment = commentEntity.fromItem(item);
      return comment && isInTimeline(comment) ? comment : undefined;
    },
  });
}
