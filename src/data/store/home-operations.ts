import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { OpenHome } from '../../incidents/records/open-home.js';
import { openHomeEntity } from '../entities/open-home-entity.js';
import { pk } from '../table/keys.js';
import { putItem, queryAll } from '../table/plain-requests.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

/** Slack doesn't report when someone closes App Home, so it counts as closed after this long. */
const OPEN_MS = 30 * MINUTE_MS;

/** Records that a person opened App Home, and what it shows. 1 WRU. */
async function recordHome(table: Table, home: OpenHome): Promise<void> {
  await putItem(table, { TableName: table.name, Item: openHomeEntity.toItem(home) });
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

export const homeOperations = { homesShowing, openHomes, recordHome };
