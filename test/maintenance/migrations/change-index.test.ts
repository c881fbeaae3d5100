import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../../src/data/store/store.js';
import { describeTable, findIndex } from '../../../src/data/table/describe-table.js';
import type { Item } from '../../../src/data/table/entity.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { createIndex } from '../../../src/maintenance/migrations/change-index.js';
import type { IndexMigration } from '../../../src/maintenance/migrations/migration.js';
import { runStep, type Step } from '../../../src/maintenance/migrations/run-step.js';
import { aDeclaration, anEvent, anIncident } from '../../support/records.js';
import { useTables } from '../../support/table.js';
import { maintain, raw, watch } from '../maintenance-setup.js';

/** The example in docs/maintenance.md: services by status, replacing GSI2, which also holds users. */
const servicesByStatus: IndexMigration = {
  name: 'services-by-status',
  about: 'lists the incidents of a service by status',
  kind: 'index',
  from: 'GSI2',
  to: {
    IndexName: 'GSI4',
    KeySchema: [
      { AttributeName: 'GSI4PK', KeyType: 'HASH' },
      { AttributeName: 'GSI4SK', KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'ALL' },
  },
  belongs: ({ PK, SK }) => String(PK).startsWith('INCIDENT#') && SK === 'METADATA',
  adds: ({ service, status, created_at }) => ({
    GSI4PK: `SERVICE#${service}`,
    GSI4SK: `STATUS#${status}#${created_at}`,
  }),
  derivedFrom: ['service', 'status', 'created_at'],
};

const INCIDENTS = 12;

const freshTable = useTables();
let table: Table;
let store: Store;

beforeEach(async () => {
  table = await freshTable();
  store = createStore(table);
  for (let n = 1; n <= INCIDENTS; n += 1) await store.declareIncident(aDeclaration(incident(n)));
});

function incident(n: number) {
  const incident_id = `INC-${String(n).padStart(6, '0')}`;
  return { incident_id, channel_id: `C${n}`, service: n % 3 ? 'payments' : 'search' };
}

function step(name: Step) {
  return runStep(maintain(table), servicesByStatus, { step: name, segments: 3 });
}

async function query(service: string, status: string): Promise<Item[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'GSI4',
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
      ExpressionAttributeNames: { '#pk': 'GSI4PK', '#sk': 'GSI4SK' },
      ExpressionAttributeValues: { ':pk': `SERVICE#${service}`, ':sk': `STATUS#${status}` },
    }),
  );
  return Items;
}

async function indexNames(): Promise<(string | undefined)[]> {
  const { GlobalSecondaryIndexes = [] } = await describeTable(table);
  return GlobalSecondaryIndexes.map(({ IndexName }) => IndexName).sort();
}

describe('changing an index', () => {
  it('creates, fills and compares the new index before deleting the old one', async () => {
    const run = await step('run');
    const byBoth = [
      await query('search', 'OPEN'),
      (await store.incidentsOfService('search', { limit: 50 })).items,
    ];
    const switched = await step('switch');
    const deleted = await step('delete');

    expect(run).toMatchObject({ isFine: true });
    expect(run.report).toContain('GSI4 is created');
    expect(run.report).toContain(`The old index has ${INCIDENTS} items, the new one ${INCIDENTS}`);
    expect(byBoth.map(({ length }) => length)).toEqual([4, 4]);
    expect(switched).toMatchObject({ isFine: true });
    expect(deleted.report).toContain('GSI2 is deleted');
    expect(await indexNames()).toEqual(['GSI1', 'GSI3', 'GSI4']);
    expect(await query('payments', 'OPEN')).toHaveLength(8);
    expect((await store.listIncidents({ statuses: ['OPEN'], limit: 50 })).items).toHaveLength(INCIDENTS);
    expect(await step('delete')).toMatchObject({ report: 'GSI2 is already deleted.' });
  });

  it('does not delete the old index before the switch', async () => {
    await step('run');

    await expect(step('delete')).rejects.toThrow('may still be in use');
    expect(await indexNames()).toContain('GSI2');
  });

  it('reports what the new index lacks, and neither switches nor deletes', async () => {
    await step('run');
    // Old code, which does not know the new keys.
    await store.declareIncident(aDeclaration(incident(13)));

    const switched = await step('switch');

    expect(switched.isFine).toBe(false);
    expect(switched.report).toContain(`The old index has ${INCIDENTS + 1} items, the new one ${INCIDENTS}`);
    expect(switched.report).toContain('INCIDENT#INC-000013 / METADATA: lacks GSI4PK');
    await expect(step('delete')).rejects.toThrow('may still be in use');
    expect(await step('again')).toMatchObject({ isFine: true });
    expect(await step('switch')).toMatchObject({ isFine: true });
  });

  it('reports stale keys even if the counts agree, and rewrites them with --again', async () => {
    await step('run');
    const changed = incident(1);
    await store.changeIncident({
      before: anIncident(changed),
      set: { status: 'RESOLVED' },
      event: anEvent({ incident_id: changed.incident_id, event_id: 'v2', type: 'STATUS_CHANGED' }),
    });

    const { isFine, report } = await step('switch');

    expect(isFine).toBe(false);
    expect(report).toContain("INCIDENT#INC-000001 / METADATA: GSI4SK doesn't match the attributes");
    expect(await step('again')).toMatchObject({ isFine: true });
    expect((await query('payments', 'RESOLVED')).map(({ PK }) => PK)).toEqual(['INCIDENT#INC-000001']);
    expect(await step('switch')).toMatchObject({ isFine: true });
  });

  it('changes nothing in a dry run', async () => {
    const requests = watch(table);

    const { report } = await step('dry-run');

    expect(report).toContain(`${INCIDENTS} of ${INCIDENTS * 4} items would change`);
    expect(report).toContain('GSI4PK = SERVICE#');
    expect(new Set(requests)).toEqual(new Set(['ScanCommand']));
    expect(await indexNames()).not.toContain('GSI4');
  });

  it('accepts an existing index unless it has another shape', async () => {
    await step('run');
    const another: IndexMigration = {
      ...servicesByStatus,
      to: { ...servicesByStatus.to, Projection: { ProjectionType: 'KEYS_ONLY' } },
    };

    expect(await createIndex(maintain(table), servicesByStatus)).toBe('exists');
    await expect(createIndex(maintain(table), another)).rejects.toThrow('a different index named GSI4');
  });

  it('waits until the index is active', async () => {
    const maintenance = maintain(table);
    let polls = 0;
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const result = await next(args);
          const { Table: description } = result.output as {
            Table?: Awaited<ReturnType<typeof describeTable>>;
          };
          const index =
            commandName === 'DescribeTableCommand' && description && findIndex(description, 'GSI4');
          if (index) polls += 1;
          if (index && polls < 4) index.IndexStatus = 'CREATING';
          return result;
        },
      { step: 'initialize', name: 'slow' },
    );

    await createIndex(maintenance, servicesByStatus);

    // Slow engines need a few more.
    expect(polls).toBeGreaterThanOrEqual(4);
    expect(maintenance.elapsedSeconds()).toBe((polls - 1) * 5);
  });
});

describe('the progress of a migration', () => {
  it('is stored in rows that no list shows', async () => {
    await step('run');
    await step('switch');

    expect(await raw(table).get('MIGRATION#services-by-status', 'SEGMENT#0')).toMatchObject({
      done: true,
      of: 3,
    });
    expect(await raw(table).get('MIGRATION#services-by-status', 'SWITCHED')).toHaveProperty('switched_at');
  });
});
