import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { OpenHome } from '../../incidents/records/open-home.js';
import { openHomeEntity } from '../entities/open-home-entity.js';
import { readItem, unlessRefused } from '../table/conditional-writes.js';
import { keysOf, pk } from '../table/keys.js';
import { putItem, queryAll } from '../table/plain-requests.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

/** Slack doesn't report when someone closes App Home, so it counts as closed after this long. */
const OPEN_MS = 30 * MINUTE_MS;

type Opened = Pick<OpenHome, 'user_id' | 'opened_at'>;

/** Another process publishes the same home only if many things happen at once. */
const TURNS = 5;

/**
 * Records what a person's App Home is about to show, in addition to what it shows now: until Slack accepts a
 * view, people see an earlier one. 1 RRU, 1 WRU.
 */
async function prepareHome(
  table: Table,
  { user_id, opened_at }: Opened,
  shows: readonly string[],
): Promise<OpenHome> {
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const item = await readItem(table, keysOf.openHome({ user_id }));
    const before = item && openHomeEntity.fromItem(item);
    const version = before?.version ?? 0;
    const all = [...new Set([...(before?.shows ?? []), ...shows])];
    const home = { ...before, user_id, opened_at, shows: all, version: version + 1 };
    if (await putHome(table, home, version)) return home;
  }
  throw new Error('This App Home is being published by several processes.');
}

/**
 * Records what a home shows now, unless another process has prepared it since;
 * then it may show either. 1 WRU.
 */
async function confirmHome(
  table: Table,
  prepared: OpenHome,
  { shows, published_at }: Required<Pick<OpenHome, 'shows' | 'published_at'>>,
): Promise<void> {
  const { version } = prepared;
  await putHome(table, { ...prepared, shows, published_at, version: version + 1 }, version);
}

/** Homes of earlier releases have no version. */
function putHome(table: Table, home: OpenHome, before: number): Promise<boolean> {
  const isFirst = before === 0;
  return unlessRefused(() =>
    putItem(table, {
      TableName: table.name,
      Item: openHomeEntity.toItem(home),
      ConditionExpression: isFirst ? 'attribute_not_exists(version)' : 'version = :before',
      ...(!isFirst && { ExpressionAttributeValues: { ':before': before } }),
    }),
  );
}

/** The people who opened App Home in the last half hour, at most `limit`. Reads all homes of a month. */
async function openHomes(
  table: Table,
  { limit, now }: { limit: number; now: Timestamp },
): Promise<OpenHome[]> {
  const since = addMillis(now, -OPEN_MS);
  return (await readHomes(table)).filter(({ opened_at }) => opened_at > since).slice(0, limit);
}

/** The App Homes that were published with an incident, read consistently. 1 RRU for about 20 homes of a month. */
async function homesShowing(table: Table, incidentId: string): Promise<OpenHome[]> {
  const homes = await readHomes(table, { ConsistentRead: true });
  return homes.filter(({ shows = [] }) => shows.includes(incidentId));
}

async function readHomes(table: Table, options: { ConsistentRead?: boolean } = {}): Promise<OpenHome[]> {
  const isHidden = hiddenAt(table.now());
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :homes',
    ExpressionAttributeValues: { ':homes': pk.homes },
    ...options,
  });
  return items.filter((item) => !isHidden(item)).flatMap((item) => openHomeEntity.fromItem(item) ?? []);
}

export const homeOperations = { confirmHome, homesShowing, openHomes, prepareHome };
