import { beforeEach, describe, expect, it } from 'vitest';
import { channelLinkEntity } from '../../../src/data/entities/channel-link-entity.js';
import { incidentEntity } from '../../../src/data/entities/incident-entity.js';
import { createStore } from '../../../src/data/store/store.js';
import { getMany, nameOf, writeMany } from '../../../src/data/table/batch.js';
import type { Table } from '../../../src/data/table/table-client.js';
import type { Migration } from '../../../src/maintenance/migrations/migration.js';
import { retentionOfOldItems } from '../../../src/maintenance/migrations/retention-of-old-items.js';
import { rehearse, runMigration } from '../../../src/maintenance/migrations/run-migration.js';
import { describeProgress, runStep } from '../../../src/maintenance/migrations/run-step.js';
import { measureUnits } from '../../support/capacity.js';
import { aComment, aDeclaration, anEvent, anIncident } from '../../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../../support/table.js';
import { before, maintain, raw, watch } from '../maintenance-setup.js';

/** The example in docs/maintenance.md: a new attribute on every incident. */
const escalation: Migration = {
  name: 'escalation',
  about: 'problem who is called when an incident is not acknowledged',
  kind: 'attribute',
  belongs: ({ PK, SK }) => String(PK).startsWith('INCIDENT#') && SK === 'METADATA',
  adds: ({ severity }) => ({ escalation: severity === 'P0' ? 'director' : 'lead' }),
  derivedFrom: ['severity'],
};

const INCIDENTS = 60;

const freshTable = useTables();
let table: Table;

beforeEach(async () => {
  table = await freshTable();
});

/** Incidents with alternating severities P0 and P1, each with its channel link. */
async function fill(count = INCIDENTS): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const items = numbers.flatMap((n) => {
    const ids = { incident_id: idOf(n), channel_id: `C${n}` };
    const severity = n % 2 ? 'P0' : 'P1';
    return [incidentEntity.toItem(anIncident({ ...ids, severity })), channelLinkEntity.toItem(ids)];
  });
  await writeMany(
    table,
    items.map((put) => ({ put })),
  );
}

function idOf(n: number): string {
  return `INC-${String(n).padStart(6, '0')}`;
}

async function escalations(count = INCIDENTS): Promise<unknown[]> {
  const keys = Array.from({ length: count }, (_, i) => ({ PK: `INCIDENT#${idOf(i + 1)}`, SK: 'METADATA' }));
  const items = await getMany(table, keys);
  return keys.map((key) => items.get(nameOf(key))?.escalation);
}

const WANTED = Array.from({ length: INCIDENTS }, (_, i) => (i % 2 ? 'lead' : 'director'));

describe('adding an attribute', () => {
  it('adds it to every item that lacks it, and to nothing else', async () => {
    await fill();
    const first = await raw(table).get(`INCIDENT#${idOf(1)}`, 'METADATA');
    await raw(table).put({ ...first, escalation: 'the night shift' });

    const run = await runMigration(maintain(table), escalation, 4);

    expect(run).toMatchObject({ changed: INCIDENTS - 1, resumed: false });
    expect(await escalations()).toEqual(['the night shift', ...WANTED.slice(1)]);
    expect(await raw(table).get('CHANNEL#C1', 'INCIDENT')).not.toHaveProperty('escalation');
  });

  it('writes nothing in a dry run', async () => {
    await fill();
    const requests = watch(table);

    const run = await rehearse(maintain(table), escalation, 4);

    expect(run).toMatchObject({ changed: INCIDENTS, seen: INCIDENTS * 2 });
    expect(run.samples).toHaveLength(5);
    expect(run.samples[0]?.adds).toHaveProperty('escalation');
    expect(new Set(requests)).toEqual(new Set(['ScanCommand']));
  });

  it('resumes where a killed run stopped, with the same segments', async () => {
    await fill(400);
    let writes = 0;
    const stop = before(table, 'UpdateItemCommand', () => {
      writes += 1;
      if (writes > 250) throw new Error('killed');
    });
    await expect(runMigration(maintain(table), escalation, 2)).rejects.toThrow('killed');
    stop();
    const state = await describeProgress(maintain(table), escalation);
    const half = (await escalations(400)).filter(Boolean).length;
    const requests = watch(table);

    const run = await runMigration(maintain(table), escalation, 8);

    expect(state).toBe('0 of 2 segments done; run it again to continue');
    expect(half).toBe(250);
    expect(requests.filter((name) => name === 'UpdateItemCommand')).toHaveLength(150);
    // Of about 400 items per segment, the first 200 are done: one page of 200 is left, plus the rest.
    expect(requests.filter((name) => name === 'ScanCommand').length).toBeLessThanOrEqual(4);
    expect(run).toMatchObject({ resumed: true });
    expect(run.seen).toBeGreaterThanOrEqual(800);
    expect((await escalations(400)).every(Boolean)).toBe(true);
  });

  it('reads nothing again once it has finished', async () => {
    await fill(10);
    await runStep(maintain(table), escalation, { step: 'run', segments: 2 });
    const requests = watch(table);

    const { report } = await runStep(maintain(table), escalation, { step: 'run', segments: 2 });

    expect(report).toContain('All items were finished at 2025-01-16');
    expect(requests).not.toContain('ScanCommand');
    expect(await describeProgress(maintain(table), escalation)).toContain('done at 2025-01-16');
  });

  it('reads everything again with --again, and changes what is new', async () => {
    await fill(10);
    await runStep(maintain(table), escalation, { step: 'run', segments: 2 });
    await createStore(table).declareIncident(aDeclaration({ incident_id: idOf(11), channel_id: 'C11' }));

    const { report } = await runStep(maintain(table), escalation, { step: 'again', segments: 2 });

    expect(report).toContain('1 of ');
    expect((await escalations(11)).every(Boolean)).toBe(true);
  });

  it('uses the attributes of a concurrent write', async () => {
    await fill(1);
    const store = createStore(table);
    const stop = before(table, 'UpdateItemCommand', async () => {
      stop();
      await store.changeIncident({
        before: anIncident({ incident_id: idOf(1), channel_id: 'C1', severity: 'P0' }),
        set: { severity: 'P2' },
        event: anEvent({ incident_id: idOf(1), event_id: 'v2', type: 'SEVERITY_CHANGED' }),
      });
    });

    await runMigration(maintain(table), escalation, 1);

    expect(await raw(table).get(`INCIDENT#${idOf(1)}`, 'METADATA')).toMatchObject({
      severity: 'P2',
      escalation: 'lead',
      version: 2,
    });
  });

  it('keeps an attribute that a concurrent write has set', async () => {
    await fill(1);
    const stop = before(table, 'UpdateItemCommand', async () => {
      stop();
      const item = await raw(table).get(`INCIDENT#${idOf(1)}`, 'METADATA');
      await raw(table).put({ ...item, escalation: 'somebody' });
    });

    await runMigration(maintain(table), escalation, 1);

    expect(await escalations(1)).toEqual(['somebody']);
  });

  it('creates no ghost of an item that is deleted meanwhile', async () => {
    await raw(table).put({ PK: 'INCIDENT#gone', SK: 'METADATA', severity: 'P1' });
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
    const Key = { PK: 'INCIDENT#gone', SK: 'METADATA' };
    const stop = before(table, 'UpdateItemCommand', async () => {
      stop();
      await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    });

    const run = await runMigration(maintain(table), escalation, 1);

    expect(run.changed).toBe(0);
    expect(await raw(table).get('INCIDENT#gone', 'METADATA')).toBeUndefined();
  });
});

describe.skipIf(!COUNTS_CAPACITY)('pacing', () => {
  it('keeps all segments within one budget', async () => {
    await fill();
    const maintenance = maintain(table, 20);

    const units = await measureUnits(table, () => runMigration(maintenance, escalation, 4));

    // Starting reads and writes its own row.
    expect(units).toBeGreaterThan(INCIDENTS * 2);
    expect(maintenance.pace.spent()).toBeGreaterThanOrEqual(units - 2);
    expect(maintenance.elapsedSeconds()).toBeGreaterThanOrEqual((units - 2) / 20);
  });
});

describe('retention-of-old-items', () => {
  const comment = { PK: 'INCIDENT#INC-000042', SK: 'COMMENT#2025-01-15T14:06:00.000001Z', user_id: 'U1' };

  it('adds an expiry to items that lack one and are not kept', async () => {
    await raw(table).put(comment);
    await raw(table).put({ ...comment, SK: 'EVENT#2024-01-15T14:06:00Z#e1', type: 'DEPLOYED' });

    await runMigration(maintain(table), retentionOfOldItems, 2);

    expect(await raw(table).get(comment.PK, comment.SK)).toHaveProperty('expires_at', 1_744_725_960);
    // Half a year overdue; the sweep gets a week to archive it.
    expect(await raw(table).get(comment.PK, 'EVENT#2024-01-15T14:06:00Z#e1')).toHaveProperty(
      'expires_at',
      Date.parse('2025-01-23T00:00:00Z') / 1_000,
    );
  });

  it('skips key events, marked messages and everything Aegis wrote', async () => {
    const store = createStore(table);
    await store.declareIncident(aDeclaration());
    await store.recordMessage(aComment());
    await store.markMessage(aComment(), { by: 'U1:pushpin', at: '2025-01-15T14:07:00.000000Z', on: true });
    await store.recordEvent(anEvent({ event_id: 'key', key_event: true }));

    const run = await rehearse(maintain(table), retentionOfOldItems, 2);

    expect(run.seen).toBeGreaterThan(5);
    expect(run.changed).toBe(0);
  });
});
