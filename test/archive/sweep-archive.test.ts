import { describe, expect, it } from 'vitest';
import { earlierItems } from '../../src/archive/earlier-items.js';
import { sweepArchive } from '../../src/archive/sweep-archive.js';
import { buildSentinelChange } from '../../src/data/archive-store/archive-sentinel.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { requestEntity } from '../../src/data/entities/request-entity.js';
import { aComment, anIncident, aRequest } from '../support/records.js';
import { CLOSED_AT, DAY_MS, linesOf, putAll, putRaw, sortKeysOf, useArchiver } from './archive-world.js';
import { commentTime, INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();
const OPEN = { status: 'OPEN', closed_at: undefined } as const;

describe('the daily sweep', () => {
  it('archives incidents closed 90 days ago, including private ones and those without a sentinel', async () => {
    const it = archiver();
    await putIncident(it);
    await putIncident(it, { incident_id: 'INC-000043', visibility: 'private' });
    await putIncident(it, { incident_id: 'INC-000044', closed_at: '2025-02-15T00:00:00.000000Z' });
    const [sentinel] = (await it.table.readPartition(INCIDENT)).filter(({ SK }) => SK?.S === 'ARCHIVE#DUE');
    await it.table.exchangeGuarded(undefined, [{ before: sentinel }]);

    const report = await sweepArchive(it);

    expect(report.archived.sort()).toEqual([INCIDENT, 'INC-000043']);
    expect(await sortKeysOf(it, 'INC-000044')).toContain('METADATA');
    expect((await sortKeysOf(it, 'INC-000044')).length).toBeGreaterThan(1);
  });

  it('waits for the sentinel of a restored incident', async () => {
    const it = archiver();
    await putIncident(it);
    const later = { N: String(Date.parse(it.clock.now()) / 1000 + 60) };
    await putRaw(it.dynamo, [
      { PK: { S: `INCIDENT#${INCIDENT}` }, SK: { S: 'ARCHIVE#DUE' }, expires_at: later },
    ]);

    expect((await sweepArchive(it)).archived).toEqual([]);
    it.clock.advance(60_000);
    expect((await sweepArchive(it)).archived).toEqual([INCIDENT]);
  });

  it('archives expiring items of an open incident before it deletes them', async () => {
    const it = archiver();
    const comments = await putIncident(it, OPEN);
    const before = await linesOf(it, INCIDENT);

    const report = await sweepArchive(it);

    expect(report).toEqual({ archived: [], kept: comments, deleted: comments, failures: [] });
    expect((await earlierItems(it, INCIDENT)).size).toBe(comments);
    expect(await linesOf(it, INCIDENT)).toHaveLength(before.length - comments);
  });

  it('archives two days ahead, once', async () => {
    const it = archiver();
    await putIncident(it, OPEN, 0);
    const inOneDay = new Date(Date.parse(it.clock.now()) - 89 * DAY_MS).toISOString().replace('Z', '000Z');
    await putAll(it, [commentEntity.toItem(aComment({ timestamp: inOneDay }))]);

    expect(await sweepArchive(it)).toMatchObject({ kept: 1, deleted: 0 });
    expect(await sweepArchive(it)).toMatchObject({ kept: 0, deleted: 0 });
    it.clock.advance(DAY_MS);
    expect(await sweepArchive(it)).toMatchObject({ kept: 0, deleted: 1 });
    expect(await it.objects.list('incidents/')).toHaveLength(1);
  });

  it('deletes nothing that was pinned while it was archiving', async () => {
    const it = archiver();
    await putIncident(it, OPEN, 1);
    const objects = {
      ...it.objects,
      putIfAbsent: async (key: string, bytes: Uint8Array) => {
        const mark = { by: 'pin', at: it.clock.now(), on: true };
        const message = { incident_id: INCIDENT, timestamp: commentTime(1) };
        await it.store.markMessage(message, mark);
        return it.objects.putIfAbsent(key, bytes);
      },
    };

    await sweepArchive({ ...it, objects });

    expect((await it.store.loadRecord(INCIDENT))?.comments).toHaveLength(1);
  });

  it('continues after a failure and reports it', async () => {
    const it = archiver();
    await putIncident(it);
    await putIncident(it, { incident_id: 'INC-000043' });
    const before = await linesOf(it, INCIDENT);
    await it.objects.putIfAbsent(`incidents/${INCIDENT}/broken.jsonl.gz`, new Uint8Array([1]));

    const report = await sweepArchive(it);

    expect(report.archived).toEqual(['INC-000043']);
    expect(report.failures).toMatchObject([{ incident_id: INCIDENT, error: { code: 'damaged_archive' } }]);
    expect(it.logger.lines).toMatchObject([{ level: 'error' }]);
    expect(await linesOf(it, INCIDENT)).toEqual(before);
  });

  it("removes expired requests if the engine doesn't", async () => {
    const it = archiver();
    const fresh = aRequest({ request_id: 'fresh', created_at: it.clock.now() });
    await putAll(it, [requestEntity.toItem(aRequest()), requestEntity.toItem(fresh)]);

    expect(await sweepArchive(it)).toMatchObject({ deleted: 0 });
    expect(await sweepArchive(it, { removesExpiredRows: true })).toMatchObject({ deleted: 1 });

    expect(await it.store.getRequest('cmd-1')).toBeUndefined();
    expect(await it.store.getRequest('fresh')).toBeDefined();
  });
});

describe('the sentinel', () => {
  const open = anIncident();
  const closed = anIncident({ status: 'CLOSED', closed_at: CLOSED_AT });

  it('is written at closing and expires 90 days later', () => {
    expect(buildSentinelChange('t', open, closed)).toEqual([
      {
        Put: {
          TableName: 't',
          Item: {
            PK: 'INCIDENT#INC-000042',
            SK: 'ARCHIVE#DUE',
            expires_at: Date.parse('2025-04-15T18:00:00Z') / 1000,
          },
        },
      },
    ]);
  });

  it('loses its expiry at reopening, because only the archiver may delete', () => {
    const Key = { PK: 'INCIDENT#INC-000042', SK: 'ARCHIVE#DUE' };

    const UpdateExpression = 'REMOVE expires_at';
    expect(buildSentinelChange('t', closed, open)).toEqual([
      { Update: { TableName: 't', Key, UpdateExpression } },
    ]);
  });

  it('is not part of other changes', () => {
    expect(buildSentinelChange('t', open, anIncident({ severity: 'P0' }))).toEqual([]);
    expect(buildSentinelChange('t', closed, { ...closed, title: 'Another' })).toEqual([]);
  });
});
