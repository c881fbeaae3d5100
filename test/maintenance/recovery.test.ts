import { execFile } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CreateTableCommand, type CreateTableCommandInput, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { createFolderStore } from '../../src/archive/folder-store.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { snapshotIncident } from '../../src/archive/snapshot-incident.js';
import { createStore } from '../../src/data/store/store.js';
import { checkTable } from '../../src/data/table/check-table.js';
import type { RawItem } from '../../src/data/table/raw-item.js';
import type { Table } from '../../src/data/table/table-client.js';
import { examine, repair } from '../../src/maintenance/doctor/doctor.js';
import { linesOf, putRaw, useArchiver } from '../archive/archive-world.js';
import { INCIDENT, putIncident } from '../archive/filled-incident.js';
import { aComment, aDeclaration, anIncident } from '../support/records.js';
import { maintain } from './maintenance-setup.js';

/** The runbooks of docs/recovery.md. The test does AWS's part between the commands. */
const archiver = useArchiver('2025-01-15T18:00:00.000000Z');

const itemsOf = async ({ client, name }: Table): Promise<RawItem[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  return Items as RawItem[];
};

const sorted = (items: readonly RawItem[]) => items.map(toRawJson).sort();

/** `npm run -s table` for a table that the engine then creates, like DynamoDB's import. */
async function createByCommand({ client, now }: Table, name: string): Promise<Table> {
  const script = join(import.meta.dirname, '../../scripts/table-parameters.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, name]);
  await client.send(new CreateTableCommand(JSON.parse(stdout) as CreateTableCommandInput));
  return { client, now, name };
}

/** Runs `aegis doctor --fix`, and returns what it still finds. */
async function fixWithDoctor(table: Table): Promise<string[]> {
  const deps = maintain(table);
  await repair(deps, (await examine(deps, { segments: 1, isAws: false })).findings);
  const { findings } = await examine(deps, { segments: 1, isAws: false });
  return findings.filter(({ severity }) => severity !== 'info').map(({ problem }) => problem);
}

describe('the table as it was at a time', () => {
  it('has everything up to then, and is accepted by Aegis and its doctor', async () => {
    const { dynamo, store } = archiver();
    await store.declareIncident(aDeclaration());
    await store.recordMessage(aComment());
    const then = await itemsOf(dynamo);
    await store.changeIncident({
      before: (await store.getIncident(INCIDENT)) ?? anIncident(),
      set: { title: 'overwritten by mistake' },
      event: { ...aDeclaration().event, event_id: 'mistake' },
    });

    const restored = await createByCommand(dynamo, `${dynamo.name}-2`);
    await putRaw(restored, then);
    const left = await fixWithDoctor(restored);

    await checkTable(restored);
    expect(left).toEqual([]);
    const record = await createStore(restored).loadRecord(INCIDENT);
    expect(record?.incident.title).toBe(anIncident().title);
    expect(record?.comments).toHaveLength(1);
  });
});

describe('a lost region', () => {
  it('loses nothing that was exported, and lists the same incidents', async () => {
    const { dynamo, store } = archiver();
    await store.declareIncident(aDeclaration());
    await store.recordMessage(aComment());
    // DYNAMODB_JSON, as written by an export and read by an import.
    const exported = gzipSync(
      (await itemsOf(dynamo)).map((Item) => `${JSON.stringify({ Item })}\n`).join(''),
    );

    const imported = await createByCommand(dynamo, `${dynamo.name}-elsewhere`);
    const lines = gunzipSync(exported).toString().trim().split('\n');
    await putRaw(
      imported,
      lines.map((line) => (JSON.parse(line) as { Item: RawItem }).Item),
    );

    expect(sorted(await itemsOf(imported))).toEqual(sorted(await itemsOf(dynamo)));
    expect(await fixWithDoctor(imported)).toEqual([]);
    const listed = await createStore(imported).listIncidents({ statuses: ['OPEN'], limit: 10 });
    expect(listed.items.map(({ incident_id }) => incident_id)).toEqual([INCIDENT]);
  });
});

describe('a lost bucket', () => {
  it('gets its archived incidents back from a copy', async () => {
    const it = archiver();
    await putIncident(it);
    const before = await linesOf(it, INCIDENT);
    await archiveIncident(it, INCIDENT);
    const copy = await mkdtemp(join(tmpdir(), 'aegis-copy-'));
    await cp(it.folder, copy, { recursive: true });

    const deps = { ...it, objects: createFolderStore(copy) };

    expect(await restoreIncident(deps, INCIDENT)).toBe('restored');
    expect(await linesOf(deps, INCIDENT)).toEqual(before);
  });

  it('names what is gone without a copy, and stores incidents that are closed from then on', async () => {
    const it = archiver();
    await putIncident(it);
    await archiveIncident(it, INCIDENT);
    const empty = createFolderStore(await mkdtemp(join(tmpdir(), 'aegis-empty-')));
    const deps = { ...it, objects: empty };

    await expect(restoreIncident(deps, INCIDENT)).rejects.toThrow("is damaged: it's gone");

    await it.store.declareIncident(aDeclaration({ incident_id: 'INC-000043', channel_id: 'C02' }));
    await snapshotIncident(deps, 'INC-000043');
    expect(await empty.list('incidents/INC-000043/')).toHaveLength(1);
  });
});
