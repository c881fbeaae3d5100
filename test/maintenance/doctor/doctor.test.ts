import { setTimeout } from 'node:timers/promises';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../../src/data/store/store.js';
import type { Item } from '../../../src/data/table/entity.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { describeFindings, isHealthy } from '../../../src/maintenance/doctor/describe-findings.js';
import { examine, repair } from '../../../src/maintenance/doctor/doctor.js';
import type { Finding } from '../../../src/maintenance/doctor/finding.js';
import { waitForTable } from '../../../src/maintenance/wait-for-table.js';
import {
  aComment,
  aDeclaration,
  anEvent,
  anIncident,
  aRequest,
  aSummary,
  aTask,
} from '../../support/records.js';
import { useTables } from '../../support/table.js';
import { before, maintain, raw, START, watch } from '../maintenance-setup.js';

const freshTable = useTables();
let table: Table;
let store: Store;

beforeEach(async () => {
  table = await freshTable();
  store = createStore(table);
  await store.declareIncident(aDeclaration());
  await store.recordMessage(aComment());
});

const PK = 'INCIDENT#INC-000042';
const LOCAL = { segments: 3, isAws: false };

async function look(options = LOCAL): Promise<Finding[]> {
  const { findings } = await examine(maintain(table), options);
  return findings;
}

/** Its findings about items, by check. */
async function lookAtItems(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { check, item } of await look()) if (item) found[check] = [...(found[check] ?? []), item];
  return found;
}

async function change(sortKey: string, attributes: Item): Promise<void> {
  await raw(table).put({ ...(await raw(table).get(PK, sortKey)), PK, SK: sortKey, ...attributes });
}

async function fixAndLookAgain() {
  const first = await look();
  const { fixed, left } = await repair(maintain(table), first);
  return { fixed, left, again: await look() };
}

describe('the doctor on a healthy table', () => {
  it('finds nothing but notes, whatever Aegis wrote', async () => {
    await store.recordEvent(anEvent({ event_id: 'e1' }));
    await store.recordSummary(aSummary());
    await store.openRequest(aRequest({ created_at: START }));
    await store.openRequest(aRequest({ request_id: 'cmd-2' }));
    await store.finishRequest({ request_id: 'cmd-2', attempts: 0 }, { state: 'DONE' });
    await store.addTask({
      task: aTask({ owner: 'U02BOB' }),
      announce: () => ({
        event: anEvent({ event_id: 'task' }),
        request: aRequest({ request_id: 'cmd-3', created_at: START }),
      }),
    });
    await store.prepareHome({ user_id: 'U01ALICE', opened_at: START }, []);
    await store.nextIncidentId();
    const secret = { incident_id: 'INC-000043', channel_id: 'C2', visibility: 'private' as const };
    await store.declareIncident(aDeclaration(secret));
    await store.changeIncident({
      before: anIncident(secret),
      set: { status: 'CLOSED', closed_at: START },
      event: anEvent({ incident_id: 'INC-000043', event_id: 'v2' }),
    });
    const { again } = await fixAndLookAgain();

    expect(again).toEqual([]);
  });

  it('writes nothing', async () => {
    const requests = watch(table);

    await look();

    const reads = ['DescribeContinuousBackupsCommand', 'DescribeTableCommand', 'DescribeTimeToLiveCommand'];
    expect([...new Set(requests)].sort()).toEqual([...reads, 'ScanCommand']);
  });
});

describe('the doctor on a misconfigured table', () => {
  async function update(change: Omit<UpdateTableCommandInput, 'TableName'>): Promise<void> {
    await table.client.send(new UpdateTableCommand({ TableName: table.name, ...change }));
    const isSettled = ({ TableStatus, GlobalSecondaryIndexes = [] }: TableDescription) =>
      TableStatus === 'ACTIVE' && GlobalSecondaryIndexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
    const sleep = async () => {
      await setTimeout(50);
    };
    await waitForTable(table, { until: isSettled, sleep });
  }
  const remove = (IndexName: string) => update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] });
  const create = (IndexName: string, key: string, ProjectionType: 'ALL' | 'KEYS_ONLY') =>
    update({
      AttributeDefinitions: [
        { AttributeName: `${key}PK`, AttributeType: 'S' },
        { AttributeName: `${key}SK`, AttributeType: 'S' },
      ],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName,
            KeySchema: [
              { AttributeName: `${key}PK`, KeyType: 'HASH' },
              { AttributeName: `${key}SK`, KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType },
          },
        },
      ],
    });

  it('finds missing, different and unused indexes', async () => {
    await remove('GSI1');
    await remove('GSI2');
    await create('GSI2', 'GSI1', 'ALL');
    await remove('GSI3');
    await create('GSI3', 'GSI3', 'KEYS_ONLY');
    await create('GSI9', 'GSI9', 'ALL');

    const findings = await look();

    const words = findings.map(({ check, problem }) => `${check}: ${problem}`).join('\n');
    expect(words).toContain('indexes: Index GSI1 is missing');
    expect(words).toContain('indexes: The keys of GSI2 are GSI1PK (HASH), GSI1SK (RANGE)');
    expect(words).toContain('projections: GSI3 projects KEYS_ONLY, not INCLUDE');
    expect(words).toContain("indexes: GSI9 isn't used by Aegis");
  });

  it('finds retention, stream and backups turned off', async () => {
    const findings = await look({ ...LOCAL, isAws: true });

    const bySeverity = findings.map(({ check, severity }) => `${check} ${severity}`);
    expect(bySeverity).toEqual(expect.arrayContaining(['retention error', 'stream error']));
    expect(bySeverity.some((one) => one.startsWith('backups'))).toBe(true);
  });

  it('turns retention on', async () => {
    const { fixed, again } = await fixAndLookAgain();

    expect(fixed.map(({ check }) => check)).toEqual(['retention']);
    expect(again).toEqual([]);
  });
});

describe('the doctor on AWS', () => {
  const onAws = { ...LOCAL, isAws: true };
  const unprotected = (findings: readonly Finding[]) =>
    findings.filter(({ problem }) => problem === 'One command can delete the table.');

  it('protects the table from deletion, and then finds it protected', async () => {
    const findings = unprotected(await look(onAws));

    const { fixed } = await repair(maintain(table), findings);

    const { Table: described } = await table.client.send(new DescribeTableCommand({ TableName: table.name }));
    expect(fixed).toHaveLength(1);
    expect(described?.DeletionProtectionEnabled).toBe(true);
    expect(unprotected(await look(onAws))).toEqual([]);
    const deletion = table.client.send(new DeleteTableCommand({ TableName: table.name }));
    await expect(deletion).rejects.toThrow(/protect/i);
    await table.client.send(
      new UpdateTableCommand({ TableName: table.name, DeletionProtectionEnabled: false }),
    );
  });
});

describe('the doctor on broken items', () => {
  it('finds index keys that disagree with the attributes', async () => {
    await change('METADATA', { status: 'RESOLVED', GSI2PK: 'SERVICE#other', GSI3PK: undefined });
    await change('USER#U01ALICE', { GSI2PK: 'USER#U02BOB' });
    await change('COMMENT#2025-01-15T14:06:00.000001Z', { GSI1PK: 'STATUS#OPEN', GSI1SK: 'x' });
    await store.openRequest(aRequest({ created_at: START }));
    await raw(table).put({ ...(await raw(table).get('REQUEST#cmd-1', 'REQUEST')), state: 'DONE' });

    const { again, left } = await fixAndLookAgain();

    expect(left.map(({ item }) => item)).toEqual([`${PK} / COMMENT#2025-01-15T14:06:00.000001Z`]);
    expect(again).toEqual(left);
    expect((await store.listIncidents({ statuses: ['RESOLVED'], limit: 5 })).items).toHaveLength(1);
    expect((await store.incidentsOfUser('U01ALICE', { limit: 5 })).items).toHaveLength(1);
    expect((await store.incidentsOfService('payment-service', { limit: 5 })).items).toHaveLength(1);
    expect(await store.openRequestIds()).toEqual([]);
  });

  it('finds archived incidents that are still in the status index', async () => {
    await change('METADATA', { status: 'CLOSED', archive_key: 'incidents/x.json', archived_at: START });

    const { again, fixed } = await fixAndLookAgain();

    expect(fixed.map(({ check }) => check)).toContain('index-keys');
    expect(again).toEqual([]);
    expect(await raw(table).get(PK, 'METADATA')).not.toHaveProperty('GSI1PK');
    expect(await raw(table).get(PK, 'METADATA')).toHaveProperty('GSI2PK', 'SERVICE#payment-service');
  });

  it('finds items that expire in milliseconds, never, or against the rules', async () => {
    const comment = await raw(table).get(PK, 'COMMENT#2025-01-15T14:06:00.000001Z');
    const seconds = Number(comment?.expires_at);
    await change('COMMENT#2025-01-15T14:06:00.000001Z', { expires_at: seconds * 1_000 });
    await change('EVENT#2025-01-15T14:05:09.123456Z#declared', { key_event: true });
    await change('EVENT#2025-01-15T14:05:10.000000Z#foreign', { type: 'DEPLOYED' });
    await change('EVENT#2025-01-15T14:05:11.000000Z#foreign', { expires_at: '2025-06-01' });

    const found = await lookAtItems();
    const { again, left } = await fixAndLookAgain();

    expect(found.expiry).toHaveLength(4);
    expect(left.filter(({ check }) => check === 'expiry')).toHaveLength(2);
    expect(again.filter(({ fix }) => fix)).toEqual([]);
    expect(await raw(table).get(PK, String(comment?.SK))).toHaveProperty('expires_at', seconds);
    expect(await raw(table).get(PK, 'EVENT#2025-01-15T14:05:09.123456Z#declared')).not.toHaveProperty(
      'expires_at',
    );
  });

  it('finds ghosts and never deletes them', async () => {
    const ghost = { PK: 'INCIDENT#INC-00042', SK: 'METADATA', status: 'RESOLVED', GSI1PK: 'STATUS#RESOLVED' };
    await raw(table).put(ghost);

    const { left, again } = await fixAndLookAgain();

    const problem = left.find(({ check }) => check === 'ghost')?.problem;
    expect(problem).toContain('lacks title, severity, service, created_at');
    expect(again).toEqual(left);
    expect(await raw(table).get(ghost.PK, ghost.SK)).toEqual(ghost);
  });

  it('finds orphans and channels without an incident', async () => {
    const lost = { PK: 'INCIDENT#INC-000099', SK: 'COMMENT#2025-01-15T14:06:00.000001Z', expires_at: 2e9 };
    await raw(table).put({ ...lost, text: 'hunter2' });
    await raw(table).put({ ...lost, SK: 'COMMENT#2025-01-15T14:07:00.000001Z' });
    await raw(table).put({ PK: 'CHANNEL#C9', SK: 'INCIDENT', incident_id: 'INC-000098' });

    const findings = await look();

    expect(findings.find(({ check }) => check === 'orphans')?.problem).toContain('2 items');
    expect((await lookAtItems())['channel-links']).toEqual(['CHANNEL#C9 / INCIDENT']);
  });

  it('finds invalid items and items under another incident', async () => {
    await change('USER#U02BOB', { joined_at: 7 });
    await change('SUMMARY#yesterday', { kind: 'state' });
    await change('COMMENT#2025-01-15T14:06:00.000001Z', { incident_id: 'INC-000001' });
    await raw(table).put({ PK: 'JIRA#1', SK: 'TICKET' });

    const { shape = [] } = await lookAtItems();

    expect(shape.sort()).toEqual([
      `${PK} / COMMENT#2025-01-15T14:06:00.000001Z`,
      `${PK} / SUMMARY#yesterday`,
      `${PK} / USER#U02BOB`,
      'JIRA#1 / TICKET',
    ]);
  });

  it('finds requests that are open for more than a day', async () => {
    await store.openRequest(aRequest({ created_at: '2025-01-14T23:59:00.000000Z' }));
    await store.openRequest(aRequest({ request_id: 'cmd-2', created_at: '2025-01-15T00:01:00.000000Z' }));

    expect((await lookAtItems()).requests).toEqual(['REQUEST#cmd-1 / REQUEST']);
  });
});

describe('repair', () => {
  it('skips items that changed since they were examined', async () => {
    await change('METADATA', { GSI1PK: 'STATUS#RESOLVED' });
    const findings = (await look()).filter(({ check }) => check === 'index-keys');
    const stop = before(table, 'UpdateItemCommand', async () => {
      stop();
      await store.changeIncident({
        before: anIncident(),
        set: { status: 'MITIGATING' },
        event: anEvent({ event_id: 'v2' }),
      });
    });

    const { fixed, left } = await repair(maintain(table), findings);

    expect(fixed).toEqual([]);
    expect(left).toHaveLength(1);
    expect(await raw(table).get(PK, 'METADATA')).toMatchObject({ GSI1PK: 'STATUS#MITIGATING', version: 2 });
  });
});

describe('the report', () => {
  it('says where, what and what to do, and quotes no messages', async () => {
    const words = { text: 'the password is hunter2', title: 'the password is hunter2' };
    await change('COMMENT#2025-01-15T14:06:00.000001Z', { ...words, expires_at: 2e12, GSI1PK: words.text });
    await change('METADATA', { ...words, GSI1PK: words.text, status: words.text });
    await change('USER#U02BOB', { ...words, joined_at: words });
    await raw(table).put({ PK: 'INCIDENT#gone', SK: 'EVENT#2025#x', description: words.text });
    await store.openRequest(aRequest({ created_at: '2025-01-01T00:00:00.000000Z', payload: words }));
    const examination = await examine(maintain(table), LOCAL);

    const report = describeFindings({ tableName: 'aegis-incidents', fixed: [], ...examination });

    expect(report).toContain('ERROR index-keys');
    expect(report).toContain(`${PK} / METADATA`);
    expect(report).toContain('> `aegis doctor --fix`');
    expect(report).toMatch(/Looked at \d+ items of aegis-incidents: \d+ errors, \d+ warnings, 1 note\./);
    expect(report + JSON.stringify(examination.findings.map(({ fix: _, ...rest }) => rest))).not.toContain(
      'hunter2',
    );
    expect(isHealthy(examination.findings)).toBe(false);
  });

  it('shows ten findings of a check and counts the rest', async () => {
    const one: Finding = { check: 'orphans', severity: 'warning', item: 'a / b', problem: 's', action: 'd' };
    const findings = Array.from({ length: 12 }, () => one);

    const report = describeFindings({ tableName: 't', items: 1, omitted: 3, findings, fixed: findings });

    expect(report.match(/and 2 more/g)).toHaveLength(2);
    expect(report).toContain('3 more were found and not kept');
  });
});
