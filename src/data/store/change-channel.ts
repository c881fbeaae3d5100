import { UpstreamError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { ChannelLink } from '../../incidents/records/channel-link.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { channelLinkEntity } from '../entities/channel-link-entity.js';
import { eventEntity } from '../entities/event-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { buildUpsert, putNew } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { keysOf, pk, sk } from '../table/keys.js';
import { queryAll, type TransactItem, transact } from '../table/plain-requests.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import type { Table } from '../table/table-client.js';
import { readChannelLink } from './read-channel-link.js';

/** What to write when something happens to an incident channel. */
export interface ChannelUpdate {
  event?: TimelineEvent;
  /** The event already exists, and this one adds to it. */
  replaces?: boolean;
  /** The attributes of the link to change; undefined removes one. */
  link: { [K in keyof ChannelLink]?: ChannelLink[K] | undefined };
  /** The follow-up job, written in the same transaction. */
  request?: Request | undefined;
}

export interface ChannelFacts {
  link: ChannelLink;
  /** The incident's events around that time, by time. */
  nearby: TimelineEvent[];
}

interface ChannelOccasion {
  channelId: string;
  at: Timestamp;
  /** Must be pure, because it may run several times. Returns undefined to leave everything as it is. */
  decide: (facts: ChannelFacts) => ChannelUpdate | undefined;
}

/** Slack reports one change in several forms, each with its own time; they arrive within this time. */
const NEARBY_MS = 10_000;

/** Concurrent writers retry; a channel has few of them. */
const TURNS = 10;

/**
 * Records a change of an incident channel once, even if another process receives it in another form.
 * Returns what was written; undefined if `decide` found nothing new. 1 RRU for the link and 1 for the
 * events; 4 WRU, 3 more with a request.
 */
export async function changeChannel(
  table: Table,
  { channelId, at, decide }: ChannelOccasion,
): Promise<ChannelUpdate | undefined> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const link = await readChannelLink(table, channelId);
    const update = link && decide({ link, nearby: await eventsAround(table, link.incident_id, at) });
    if (!update || (await write(table, link, update))) return update;
  }
  throw new UpstreamError('busy', 'Too much is happening to this channel right now.', { retryable: true });
}

async function eventsAround(table: Table, incidentId: string, at: Timestamp): Promise<TimelineEvent[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': pk.incident(incidentId),
      ':from': `${sk.prefix.event}${addMillis(at, -NEARBY_MS)}`,
      ':to': `${sk.prefix.event}${addMillis(at, NEARBY_MS)}`,
    },
    ConsistentRead: true,
  });
  return items.flatMap((item) => eventEntity.fromItem(item) ?? []);
}

/** False if someone else changed the channel meanwhile. */
async function write(table: Table, link: ChannelLink, update: ChannelUpdate): Promise<boolean> {
  try {
    await transact(table, buildWrites(table, link, update));
    return true;
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    return false;
  }
}

function buildWrites(table: Table, before: ChannelLink, update: ChannelUpdate): TransactItem[] {
  const { event, replaces, link, request } = update;
  const put = event && putNew(table.name, queueForSinks(table, eventEntity.toItem(event)));
  return [
    { Update: buildLinkUpdate(table.name, before, link) },
    ...(put ? [{ Put: replaces ? { ...put, ConditionExpression: 'attribute_exists(PK)' } : put }] : []),
    ...(request ? [{ Put: putNew(table.name, requestEntity.toItem(request)) }] : []),
  ];
}

function buildLinkUpdate(tableName: string, before: ChannelLink, changed: ChannelUpdate['link']) {
  const { changes = 0 } = before;
  const { PK, SK } = keysOf.channelLink(before);
  const removed = Object.entries(changed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const update = buildUpsert({
    tableName,
    key: { PK, SK },
    set: { ...changed, changes: changes + 1 },
    remove: removed,
    condition:
      changes === 0 ? 'attribute_exists(PK) AND attribute_not_exists(#changes)' : '#changes = :before',
  });
  return {
    ...update,
    ...(changes > 0 && {
      ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':before': changes },
    }),
  };
}

/**
 * Links a channel's new id to the incident of its old one, with everything that shows the
 * incident there. The old id keeps its link, because old messages and late events use it. 4 WRU;
 * has no effect if it's already done.
 */
export async function moveChannel(
  table: Table,
  { from, to, at }: { from: string; to: string; at: Timestamp },
): Promise<void> {
  const link = await readChannelLink(table, from);
  if (!link || link.channel_id === to) return;
  const { PK, SK } = keysOf.channelLink({ channel_id: from });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { moved_to: to },
    condition: 'attribute_exists(PK)',
  });
  const { moved_to: _, ...current } = link;
  try {
    await transact(table, [
      { Put: putNew(table.name, channelLinkEntity.toItem({ ...current, channel_id: to, moved_at: at })) },
      { Update: update },
    ]);
  } catch (error) {
    // Another delivery of the event was faster.
    if (failedConditions(error).length === 0) throw error;
  }
}
