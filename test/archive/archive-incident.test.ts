import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { earlierItems } from '../../src/archive/earlier-items.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { snapshotIncident } from '../../src/archive/snapshot-incident.js';
import { metadataOf } from '../../src/data/archive-store/archive-stub.js';
import { aComment } from '../support/records.js';
import { type Archiver, DAY_MS, linesOf, putRaw, sortKeysOf, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();

const stubOf = async (it: Archiver) => metadataOf(await it.table.readPartition(INCIDENT));

describe('archiveIncident', () => {
  it('leaves a small stub that is listed by service and date but not by status', async () => {
    const it = archiver();
    await putIncident(it);

    expect(await archiveIncident(it, INCIDENT)).toBe('archived');

    expect(await sortKeysOf(it, INCIDENT)).toEqual(['METADATA']);
    expect(await it.store.getIncident(INCIDENT)).toMatchObject({ status: 'CLOSED', severity: 'P1' });
    expect((await it.store.incidentsOfService('payment-service', { limit: 5 })).items).toHaveLength(1);
    expect(await it.store.countByStatus('CLOSED')).toBe(0);
    const { archive_key } = (await stubOf(it)) ?? {};
    expect(archive_key?.S).toMatch(
      /^incidents\/INC-000042\/20250420T000000\.000000Z-[0-9a-f]{16}-[0-9a-f]{64}\.jsonl\.gz$/,
    );
  });

  it('skips an incident that is open or missing', async () => {
    const it = archiver();
    await putIncident(it, { status: 'RESOLVED' });
    const before = await linesOf(it, INCIDENT);

    expect(await archiveIncident(it, INCIDENT)).toBe('not_closed');
    expect(await archiveIncident(it, 'INC-000099')).toBe('unknown');
    expect(await linesOf(it, INCIDENT)).toEqual(before);
  });

  it('deletes nothing when the incident is reopened while it writes', async () => {
    const it = archiver();
    await putIncident(it);
    const objects = {
      ...it.objects,
      putIfAbsent: async (key: string, bytes: Uint8Array) => {
        const before = await it.store.getIncident(INCIDENT);
        if (!before) throw new Error('gone');
        await it.store.changeIncident({
          before,
          set: { status: 'OPEN', closed_at: undefined },
          event: { ...REOPENED, incident_id: INCIDENT },
        });
        return it.objects.putIfAbsent(key, bytes);
      },
    };
    const count = (await sortKeysOf(it, INCIDENT)).length;

    expect(await archiveIncident({ ...it, objects }, INCIDENT)).toBe('changed');

    expect(await sortKeysOf(it, INCIDENT)).toHaveLength(count + 1);
    expect((await it.store.getIncident(INCIDENT))?.status).toBe('OPEN');
  });

  it('rejects a change based on the incident before archiving', async () => {
    const it = archiver();
    await putIncident(it);
    const before = await it.store.getIncident(INCIDENT);
    if (!before) throw new Error('gone');
    await archiveIncident(it, INCIDENT);

    const reopening = it.store.changeIncident({
      before,
      set: { status: 'OPEN' },
      event: { ...REOPENED, incident_id: INCIDENT },
    });

    await expect(reopening).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps messages that arrive while it deletes', async () => {
    const it = archiver();
    await putIncident(it);
    const late = aComment({ timestamp: '2025-04-20T00:00:00.000001Z', text: 'Thanks all' });
    let isSaid = false;
    const table = {
      ...it.table,
      exchangeGuarded: async (...args: Parameters<typeof it.table.exchangeGuarded>) => {
        if (!isSaid) await it.store.recordMessage(late);
        if (!isSaid) await it.store.editMessage({ ...aComment(), text: 'edited', edited_at: late.timestamp });
        isSaid = true;
        return it.table.exchangeGuarded(...args);
      },
    };

    expect(await archiveIncident({ ...it, table }, INCIDENT)).toBe('archived');

    expect(await sortKeysOf(it, INCIDENT)).toEqual(['METADATA']);
    const items = await earlierItems(it, INCIDENT);
    expect(items.get(`COMMENT#${late.timestamp}`)?.text?.S).toBe('Thanks all');
    expect(items.get(`COMMENT#${aComment().timestamp}`)?.text?.S).toBe('edited');
  });

  it('keeps archives in order on a machine whose clock is behind', async () => {
    const it = archiver();
    await putIncident(it);
    const first = await snapshotIncident(it, INCIDENT);
    await it.store.recordMessage(aComment({ timestamp: it.clock.now() }));
    it.clock.advance(-3_600_000);

    const second = await snapshotIncident(it, INCIDENT);

    expect(await it.objects.list('incidents/')).toEqual([first, second]);
    expect(second).toContain('/20250420T000000.000001Z-');
  });

  it('waits until other systems have been sent everything, but not for a sink that is down for good', async () => {
    const it = archiver();
    await putIncident(it);
    const [item = {}] = await it.table.readPartition(INCIDENT);
    await putRaw(it.dynamo, [{ ...item, queued_at: { S: it.clock.now() } }]);

    expect(await archiveIncident(it, INCIDENT)).toBe('unsent');
    it.clock.advance(5 * DAY_MS);
    expect(await archiveIncident(it, INCIDENT)).toBe('archived');
  });

  it('writes the same lines once', async () => {
    const it = archiver();
    await putIncident(it);
    await snapshotIncident(it, INCIDENT);
    it.clock.advance(1_000);
    await snapshotIncident(it, INCIDENT);
    await archiveIncident(it, INCIDENT);

    expect(await it.objects.list('incidents/')).toHaveLength(1);
  });

  it('keeps items that were archived earlier and have expired since', async () => {
    const it = archiver();
    const comments = await putIncident(it);
    const whole = await linesOf(it, INCIDENT);
    await snapshotIncident(it, INCIDENT);
    await it.table.exchangeGuarded(
      undefined,
      (await it.table.readExpiring(INCIDENT, Date.parse(it.clock.now()) / 1000)).map((before) => ({
        before,
      })),
    );
    expect((await it.store.loadRecord(INCIDENT))?.comments).toEqual([]);
    expect(comments).toBeGreaterThan(20);

    await archiveIncident(it, INCIDENT);
    await restoreIncident(it, INCIDENT);

    expect(await linesOf(it, INCIDENT)).toEqual(whole);
  });
});

it("archives incidents from programs that don't count versions", async () => {
  const it = archiver();
  await putIncident(it);
  const { client, name } = it.dynamo;
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { PK: `INCIDENT#${INCIDENT}`, SK: 'METADATA' },
      UpdateExpression: 'REMOVE version',
    }),
  );
  const before = await linesOf(it, INCIDENT);
  await archiveIncident(it, INCIDENT);

  await restoreIncident(it, INCIDENT);

  expect(await linesOf(it, INCIDENT)).toEqual(before);
});

const REOPENED = {
  event_id: 'v9',
  timestamp: '2025-04-20T00:00:00.000000Z',
  type: 'STATUS_CHANGED',
  description: 'Reopened',
  source: 'System',
};
