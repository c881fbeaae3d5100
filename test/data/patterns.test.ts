import {
  BatchGetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { writeMany } from '../../src/data/table/batch.js';
import type { Table } from '../../src/data/table/table-client.js';
import { aComment, aDeclaration, anEvent, aSummary } from '../support/records.js';
import { useTables } from '../support/table.js';

// The parameter objects are copied from docs/data-access-patterns.md; only the table's name differs.
const freshTable = useTables();
const incidentId = 'INC-000001';
const userId = 'U01ALICE';
let table: Table;
let store: Store;

async function query(params: Omit<QueryCommandInput, 'TableName'>) {
  const { Items = [], Count = 0 } = await table.client.send(
    new QueryCommand({ ...params, TableName: table.name }),
  );
  return { count: Count, ids: Items.map((item) => item.incident_id), items: Items };
}

beforeAll(async () => {
  table = await freshTable();
  store = createStore(table);
  const declare = (n: number, day: number, overrides: object) => {
    const incident_id = `INC-${String(n).padStart(6, '0')}`;
    const created_at = `2025-01-${day}T00:00:00.${String(n).padStart(6, '0')}Z`;
    return store.declareIncident(
      aDeclaration({ incident_id, channel_id: `C${n}`, created_at, ...overrides }),
    );
  };
  await declare(1, 15, { severity: 'P0' });
  await declare(2, 15, { severity: 'P1' });
  await declare(3, 16, { severity: 'P0', service: 'search-api' });
  await declare(4, 16, { severity: 'P0', status: 'CLOSED' });
  await store.recordMessage(aComment({ incident_id: incidentId }));
  await store.recordSummary(aSummary({ incident_id: incidentId }));
});

describe('the documented parameters find what Aegis wrote', () => {
  it('pattern 1: all data of an incident', async () => {
    const { items } = await query({
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: {
        ':pk': `INCIDENT#${incidentId}`,
      },
    });

    expect(items.map(({ SK }) => SK.split('#')[0])).toEqual([
      'COMMENT',
      'EVENT',
      'METADATA',
      'SUMMARY',
      'USER',
    ]);
  });

  it('pattern 2: incidents by status', async () => {
    const { ids } = await query({
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :status',
      ExpressionAttributeValues: {
        ':status': `STATUS#OPEN`,
      },
    });

    expect(ids).toEqual(['INC-000001', 'INC-000003', 'INC-000002']);
  });

  it('pattern 3: incidents by status and severity', async () => {
    const { ids } = await query({
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :status AND begins_with(GSI1SK, :severity)',
      ExpressionAttributeValues: {
        ':status': 'STATUS#OPEN',
        ':severity': 'SEVERITY#P0',
      },
    });

    expect(ids).toEqual(['INC-000001', 'INC-000003']);
  });

  it('pattern 4: all incidents of a user', async () => {
    const { ids } = await query({
      IndexName: 'GSI2',
      KeyConditionExpression: 'GSI2PK = :user',
      ExpressionAttributeValues: {
        ':user': `USER#${userId}`,
      },
    });

    expect(ids).toEqual(['INC-000001', 'INC-000002', 'INC-000003', 'INC-000004']);
  });

  it('pattern 5: incidents of a service', async () => {
    const { ids } = await query({
      IndexName: 'GSI2',
      KeyConditionExpression: 'GSI2PK = :service',
      ExpressionAttributeValues: {
        ':service': `SERVICE#payment-service`,
      },
      ScanIndexForward: false, // Most recent first
    });

    expect(ids).toEqual(['INC-000004', 'INC-000002', 'INC-000001']);
  });

  it('pattern 6: incidents by date range, the first second of the day included', async () => {
    const { ids } = await query({
      IndexName: 'GSI3',
      KeyConditionExpression: 'GSI3PK = :date AND GSI3SK BETWEEN :start AND :end',
      ExpressionAttributeValues: {
        ':date': 'DATE#2025-01-15',
        ':start': 'TIME#2025-01-15T00:00:00Z',
        ':end': 'TIME#2025-01-15T23:59:59Z',
      },
    });

    expect(ids.sort()).toEqual(['INC-000001', 'INC-000002']);
  });

  it('pattern 9: several incidents in one batch', async () => {
    const incidentIds = ['INC-000001', 'INC-000004'];
    const { Responses } = await table.client.send(
      new BatchGetCommand({
        RequestItems: {
          [table.name]: {
            Keys: incidentIds.map((id) => ({
              PK: `INCIDENT#${id}`,
              SK: 'METADATA',
            })),
          },
        },
      }),
    );

    expect(Responses?.[table.name]?.map((item) => item.incident_id).sort()).toEqual(incidentIds);
  });

  it('pattern 10: count by status', async () => {
    const { count } = await query({
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :status',
      ExpressionAttributeValues: {
        ':status': 'STATUS#OPEN',
      },
      Select: 'COUNT',
    });

    expect(count).toBe(3);
  });
});

describe('Aegis reads what the documented writes wrote', () => {
  const foreign = '2024-11-outage';

  beforeAll(async () => {
    const timestamp = '2024-11-05T10:00:00.123Z';
    const metadata = {
      PK: `INCIDENT#${foreign}`,
      SK: 'METADATA',
      GSI1PK: 'STATUS#INVESTIGATING',
      GSI1SK: `SEVERITY#SEV2#INCIDENT#${foreign}`,
      GSI2PK: 'SERVICE#legacy',
      GSI2SK: timestamp,
      status: 'INVESTIGATING',
      severity: 'SEV2',
      created_at: timestamp,
      pager_id: 'PD-1',
    };
    await writeMany(table, [
      { put: metadata },
      {
        put: { PK: `INCIDENT#${foreign}`, SK: `COMMENT#${timestamp}`, author: 'bob', text: 'from elsewhere' },
      },
      {
        put: { PK: `INCIDENT#${foreign}`, SK: 'USER#bob', GSI2PK: 'USER#bob', GSI2SK: `INCIDENT#${foreign}` },
      },
      { put: { PK: `INCIDENT#${foreign}`, SK: `SUMMARY#${timestamp}`, content: 'words' } },
      { put: { PK: `INCIDENT#${foreign}`, SK: 'RUNBOOK#1', url: 'x' } },
    ]);
  });

  it('pattern 8: add a timeline event', async () => {
    const [timestamp, eventId] = ['2024-11-05T10:01:00.000Z', 'evt-9'];
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          PK: `INCIDENT#${foreign}`,
          SK: `EVENT#${timestamp}#${eventId}`,
          type: 'STATUS_CHANGED',
          description: 'Status changed to RESOLVED',
          timestamp: timestamp,
          source: 'System',
        },
      }),
    );

    const record = await store.loadRecord(foreign);

    expect(record?.events).toEqual([
      {
        incident_id: foreign,
        event_id: 'evt-9',
        timestamp,
        type: 'STATUS_CHANGED',
        description: 'Status changed to RESOLVED',
        source: 'System',
      },
    ]);
    expect(record?.incident).toMatchObject({
      title: '(no title)',
      status: 'INVESTIGATING',
      severity: 'SEV2',
    });
    expect(record?.comments).toMatchObject([
      { text: 'from elsewhere', timestamp: '2024-11-05T10:00:00.123Z' },
    ]);
    expect(record?.participants).toMatchObject([{ user_id: 'bob' }]);
    expect(record?.summaries).toMatchObject([{ claims: [], model: 'unknown' }]);
  });

  it('lists and shows it', async () => {
    const listed = await store.listIncidents({ statuses: ['INVESTIGATING'], limit: 5 });
    const served = await store.incidentsOfService('legacy', { limit: 5 });
    const shown = await store.showIncident(foreign);

    expect(listed.items).toHaveLength(1);
    expect(served.items).toHaveLength(1);
    expect(shown?.incident.incident_id).toBe(foreign);
  });

  it('pattern 7: update the status', async () => {
    const incidentId = '2024-12-outage';
    const keys = { GSI1PK: 'STATUS#DRAFT', GSI1SK: `SEVERITY#P1#INCIDENT#${incidentId}` };
    await writeMany(table, [
      { put: { PK: `INCIDENT#${incidentId}`, SK: 'METADATA', status: 'OPEN', ...keys } },
    ]);

    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: {
          PK: `INCIDENT#${incidentId}`,
          SK: 'METADATA',
        },
        UpdateExpression: 'SET #status = :status, updated_at = :timestamp, GSI1PK = :gsi1pk',
        ExpressionAttributeNames: {
          '#status': 'status',
        },
        ExpressionAttributeValues: {
          ':status': 'RESOLVED',
          ':timestamp': new Date().toISOString(),
          ':gsi1pk': 'STATUS#RESOLVED',
        },
      }),
    );

    const listed = await store.listIncidents({ statuses: ['RESOLVED'], limit: 5 });

    expect(listed.items.map(({ incident_id }) => incident_id)).toEqual([incidentId]);
  });
});

describe('the store’s own reads', () => {
  it('page through a person’s and a service’s incidents, newest first', async () => {
    const mine = await store.incidentsOfUser(userId, { limit: 3 });
    const rest = await store.incidentsOfUser(userId, { limit: 3, cursor: mine.cursor });
    const served = await store.incidentsOfService('payment-service', { limit: 3 });

    expect(mine.items.map((item) => item.incident_id)).toEqual(['INC-000004', 'INC-000003', 'INC-000002']);
    expect(rest).toEqual({
      items: [expect.objectContaining({ incident_id: 'INC-000001', service: 'payment-service' })],
    });
    expect(served.items.map((item) => item.incident_id)).toEqual(['INC-000004', 'INC-000002', 'INC-000001']);
    expect(served.cursor).toBeUndefined();
  });

  it('page through a range of days under one cursor', async () => {
    const range = { from: '2024-12-20T00:00:00.000000Z', to: '2025-01-20T00:00:00.000000Z' };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.incidentsBetween(range, { limit: 3, cursor });
      seen.push(...page.items.map((item) => item.incident_id));
      cursor = page.cursor;
    } while (cursor);

    expect(seen).toHaveLength(4);
    expect([...seen].sort()).toEqual(['INC-000001', 'INC-000002', 'INC-000003', 'INC-000004']);
    expect(seen.slice(0, 2).sort()).toEqual(['INC-000003', 'INC-000004']);
  });

  it('are precise to the second', async () => {
    const from = '2025-01-15T00:00:00.000000Z';

    const first = await store.incidentsBetween({ from, to: from }, { limit: 5 });
    const later = await store.incidentsBetween(
      { from: '2025-01-15T00:00:01.000000Z', to: '2025-01-15T23:59:59.999999Z' },
      { limit: 5 },
    );
    const never = await store.incidentsBetween(
      { from: '2025-01-16T00:00:00.000000Z', to: from },
      { limit: 5 },
    );

    expect(first.items).toHaveLength(2);
    expect(later.items).toEqual([]);
    expect(never.items).toEqual([]);
  });

  it('get any number of incidents in the given order', async () => {
    const ids = [
      'INC-000004',
      'nobody',
      'INC-000001',
      'INC-000004',
      ...Array.from({ length: 150 }, (_, i) => `X-${i}`),
    ];

    const found = await store.getIncidents(ids);

    expect(found.map(({ incident_id }) => incident_id)).toEqual(['INC-000004', 'INC-000001', 'INC-000004']);
  });

  it('count by status', async () => {
    expect(await store.countByStatus('OPEN')).toBe(3);
    expect(await store.countByStatus('NOTHING')).toBe(0);
  });

  it("refuse a cursor from another person's list", async () => {
    const { cursor } = await store.incidentsOfUser(userId, { limit: 1 });

    await expect(store.incidentsOfUser('U02BOB', { limit: 1, cursor })).rejects.toBeInstanceOf(UsageError);
  });

  it('hide expired items', async () => {
    const old = anEvent({
      incident_id: incidentId,
      event_id: 'old',
      timestamp: '2023-01-01T00:00:00.000000Z',
    });
    await store.recordEvent(old);
    await store.recordEvent({ ...old, event_id: 'key', key_event: true });

    const page = await store.timeline(incidentId, { limit: 10 });
    const marked = await store.timeline(incidentId, { limit: 10, keyOnly: true });
    const record = await store.loadRecord(incidentId);
    const shown = await store.showIncident(incidentId);

    for (const events of [page.items, record?.events ?? [], shown?.events ?? []]) {
      const ids = events.map(idOf);
      expect(ids).toContain('key');
      expect(ids).not.toContain('old');
    }
    expect(marked.items.map(idOf)).toEqual(['key']);
  });
});

function idOf(entry: object): unknown {
  return 'event_id' in entry && entry.event_id;
}
