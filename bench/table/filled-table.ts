import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { startDynoxide } from '../../src/app/embedded/dynoxide.js';
import { fromMillis } from '../../src/base/timestamp.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { eventEntity } from '../../src/data/entities/event-entity.js';
import { incidentEntity } from '../../src/data/entities/incident-entity.js';
import { participantEntity } from '../../src/data/entities/participant-entity.js';
import { createTableIfMissing } from '../../src/data/table/create-table-if-missing.js';
import type { Item } from '../../src/data/table/entity.js';
import { createTable, type Table } from '../../src/data/table/table-client.js';
import { aComment, anEvent, anIncident, aParticipant } from '../../test/support/records.js';

const DAY_MS = 86_400_000;
/** The benchmark's current time; incidents were declared in the two years before. */
export const NOW = Date.parse('2025-01-16T00:00:00Z');
const SPAN_MS = 730 * DAY_MS;
/** Nearly all are closed. The number of open ones grows with the table, and even the smallest fills a page per status. */
const OPEN_SHARE = 0.05;
const OPEN_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'];
const EVENTS_OF_LONGEST = 1_000;

/** A participant in every tenth incident. */
export const MEMBER = 'U01ALICE';
/** The incident with the most messages: as many as the table has incidents. */
export const LONGEST = 'INC-000001';

export interface FilledTable {
  table: Table;
  incidents: number;
  items: number;
  fillSeconds: number;
  stop(): Promise<void>;
}

/** A table with this many incidents on its own in-memory engine. */
export async function openFilledTable(incidents: number): Promise<FilledTable> {
  const { endpoint, stop } = await startDynoxide();
  const now = () => fromMillis(NOW);
  const table = createTable({ region: 'eu-west-1', endpoint, tableName: 'scale', now });
  await createTableIfMissing(table);
  const start = performance.now();
  const items = await writeAll(table, contents(incidents));
  return {
    table,
    incidents,
    items,
    fillSeconds: (performance.now() - start) / 1_000,
    async stop() {
      table.client.destroy();
      await stop();
    },
  };
}

function* contents(incidents: number): Generator<Item> {
  for (let n = 1; n <= incidents; n += 1) {
    const incident_id = `INC-${String(n).padStart(6, '0')}`;
    const created_at = fromMillis(NOW - SPAN_MS + Math.floor((n / incidents) * (SPAN_MS - DAY_MS)));
    const isOpen = n % Math.round(1 / OPEN_SHARE) === 1;
    const status = isOpen
      ? (OPEN_STATUSES[Math.floor(n * OPEN_SHARE) % OPEN_STATUSES.length] ?? '')
      : 'CLOSED';
    const incident = {
      incident_id,
      created_at,
      status,
      severity: `P${n % 5}`,
      service: `service-${n % 100}`,
    };
    yield incidentEntity.toItem(anIncident({ ...incident, channel_id: `C${n}` }));
    const user_id = n % 10 === 1 ? MEMBER : `U${n}`;
    yield participantEntity.toItem(aParticipant({ incident_id, user_id, joined_at: created_at }));
  }
  for (let n = 0; n < EVENTS_OF_LONGEST; n += 1) {
    yield eventEntity.toItem(anEvent({ incident_id: LONGEST, timestamp: secondsAgo(n), event_id: `e${n}` }));
  }
  for (let n = 0; n < incidents; n += 1) {
    yield commentEntity.toItem(aComment({ incident_id: LONGEST, timestamp: secondsAgo(n) }));
  }
}

/** All within the retention of comments. */
function secondsAgo(n: number): string {
  return fromMillis(NOW - DAY_MS - n * 50);
}

/** Writes several batches concurrently. Returns the number of items. */
async function writeAll(table: Table, items: Generator<Item>): Promise<number> {
  let written = 0;
  const worker = async () => {
    for (let batch = take(items, 25); batch.length > 0; batch = take(items, 25)) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }));
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: requests } }),
      );
      if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('the engine left items unwritten');
      written += batch.length;
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return written;
}

function take<T>(from: Generator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const { done, value } = from.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
