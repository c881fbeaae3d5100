import type { Page, PageQuery } from '../../base/pages.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { eventEntity } from '../entities/event-entity.js';
import { putNew, unlessRefused } from '../table/conditional-writes.js';
import { pk, sk } from '../table/keys.js';
import { putItem } from '../table/plain-requests.js';
import { queryPage } from '../table/query-page.js';
import type { Table } from '../table/table-client.js';

/** Adds an event (pattern 8); false when it's already there. 1 WRU. */
async function recordEvent(table: Table, event: TimelineEvent): Promise<boolean> {
  const put = putNew(table.name, eventEntity.toItem(event));
  return unlessRefused(() => putItem(table, put));
}

/** Writes an event over what it was before; one that no longer holds is hidden from then on. 1 WRU. */
async function replaceEvent(
  table: Table,
  event: TimelineEvent,
  { holds }: { holds: boolean },
): Promise<void> {
  const item = eventEntity.toItem(event);
  await putItem(table, { TableName: table.name, Item: holds ? item : { ...item, retracted: true } });
}

/** One page of an incident's events, newest first; with `keyOnly`, only key events. */
async function timeline(
  table: Table,
  incidentId: string,
  { keyOnly = false, ...page }: PageQuery & { keyOnly?: boolean },
): Promise<Page<TimelineEvent>> {
  const query = {
    name: `timeline:${incidentId}:${keyOnly}`,
    input: {
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :event)',
      ExpressionAttributeValues: {
        ':pk': pk.incident(incidentId),
        ':event': sk.prefix.event,
        ...(keyOnly && { ':yes': true }),
      },
      ...(keyOnly && { FilterExpression: 'key_event = :yes' }),
      ScanIndexForward: false,
    },
    read: eventEntity.fromItem,
  };
  return queryPage(table, query, page);
}

export const eventOperations = { recordEvent, replaceEvent, timeline };
