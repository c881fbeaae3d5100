import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeArchive, sha256, verifyArchive } from '../../src/archive/archive-format.js';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { pk } from '../../src/data/table/keys.js';
import { aComment } from '../support/records.js';
import { CLOSED_AT, DAY_MS, linesOf, putRaw, sortKeysOf, useArchiver } from './archive-world.js';
import { commentTime, INCIDENT, putIncident } from './filled-incident.js';
import { anyPartition } from './generated-incidents.js';

/** `npm run test:long` restores 1,000. */
const COUNT = Number(process.env.AEGIS_TEST_INCIDENTS ?? 25);

const archiver = useArchiver();

describe('restoreIncident', () => {
  it(`restores ${COUNT} generated incidents byte for byte`, { timeout: 600_000 }, async () => {
    const it = archiver();
    for (let i = 0; i < COUNT; i += 1) {
      const id = `INC-${String(i).padStart(6, '0')}`;
      const [items = []] = fc.sample(anyPartition(id), { seed: i, numRuns: 1 });
      await putRaw(it.dynamo, items);
      const before = await linesOf(it, id);
      expect(before).toEqual(items.map(toRawJson).sort(byKey));

      expect(await archiveIncident(it, id)).toBe('archived');
      expect(await sortKeysOf(it, id)).toEqual(['METADATA']);
      expect(await restoreIncident(it, id)).toBe('restored');

      expect(await linesOf(it, id)).toEqual(before);
    }
  });

  it('keeps the incident in the table for another 90 days', async () => {
    const it = archiver();
    await putIncident(it);
    await archiveIncident(it, INCIDENT);
    await restoreIncident(it, INCIDENT);

    it.clock.advance(89 * DAY_MS);
    expect(await archiveIncident(it, INCIDENT, { onlyIfDue: true })).toBe('not_due');
    it.clock.advance(DAY_MS);
    expect(await archiveIncident(it, INCIDENT, { onlyIfDue: true })).toBe('archived');
  });

  it('leaves an incident alone that is in the table', async () => {
    const it = archiver();
    await putIncident(it);

    expect(await restoreIncident(it, INCIDENT)).toBe('not_archived');
    await expect(restoreIncident(it, 'INC-000099')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps when people first joined and posted, although they have rejoined since', async () => {
    const it = archiver();
    const person = { incident_id: INCIDENT, user_id: 'U01BOB' };
    await putIncident(it);
    await it.store.joinIncident({ ...person, joined_at: '2025-01-15T14:00:00.000000Z' });
    await it.store.recordFirstMessage({ ...person, first_spoke_at: '2025-01-15T14:02:00.000000Z' });
    await archiveIncident(it, INCIDENT);
    await it.store.joinIncident({ ...person, joined_at: it.clock.now() });

    await restoreIncident(it, INCIDENT);

    expect(await it.store.getParticipant(INCIDENT, 'U01BOB')).toMatchObject({
      joined_at: '2025-01-15T14:00:00.000000Z',
      first_spoke_at: '2025-01-15T14:02:00.000000Z',
    });
  });

  it('keeps messages, marks and deletions since then', async () => {
    const it = archiver();
    await putIncident(it);
    await archiveIncident(it, INCIDENT);
    const marked = { incident_id: INCIDENT, timestamp: commentTime(1) };
    const deleted = { ...aComment({ timestamp: commentTime(2) }), deleted_at: it.clock.now() };
    await it.store.markMessage(marked, { by: 'U01BOB:pushpin', at: it.clock.now(), on: true });
    await it.store.deleteMessage(deleted);
    await it.store.recordMessage(aComment({ timestamp: it.clock.now(), text: 'Late' }));

    await archiveIncident(it, INCIDENT);
    await restoreIncident(it, INCIDENT);

    const items = await it.table.readPartition(INCIDENT);
    const read = (timestamp: string) => items.find(({ SK }) => SK?.S === `COMMENT#${timestamp}`) ?? {};
    expect(read(commentTime(1))).toMatchObject({ text: { S: 'Comment 1' }, user_id: { S: 'U01ALICE' } });
    expect(read(commentTime(1))).toHaveProperty('marks');
    expect(read(commentTime(1))).not.toHaveProperty('expires_at');
    expect(read(commentTime(2))).toHaveProperty('deleted_at');
    expect(read(commentTime(2))).not.toHaveProperty('text');
    expect(read(it.clock.now()).text?.S).toBe('Late');
  });
});

describe('what must not be restored', () => {
  it('is another incident’s archive in the folder', async () => {
    const it = archiver();
    await putIncident(it);
    await putIncident(it, { incident_id: 'INC-000043' });
    await archiveIncident(it, INCIDENT);
    await archiveIncident(it, 'INC-000043');
    const [foreign = ''] = await it.objects.list('incidents/INC-000043/');
    const bytes = (await it.objects.get(foreign)) ?? new Uint8Array();
    await it.objects.putIfAbsent(foreign.replace('INC-000043', INCIDENT).replace('/2025', '/2026'), bytes);

    await expect(restoreIncident(it, INCIDENT)).rejects.toThrow(
      `Aegis didn't write incidents/${INCIDENT}/2026`,
    );
    expect(await sortKeysOf(it, 'INC-000043')).toEqual(['METADATA']);
  });

  it('is an archive with items of another partition, or with an item twice', () => {
    const item = (PK: string, SK: string) => ({ PK: { S: PK }, SK: { S: SK } });
    const archive = { incident_id: INCIDENT, kind: 'part', taken_at: CLOSED_AT } as const;
    const read = (items: ReturnType<typeof item>[]) =>
      verifyArchive(encodeArchive({ ...archive, items }).bytes);
    const own = item(pk.incident(INCIDENT), 'METADATA');

    expect(read([own])).toHaveProperty('archive');
    expect(read([own, item(pk.incident('INC-000043'), 'USER#U1')])).toEqual({
      problem: 'line 3 belongs to another incident',
    });
    expect(read([own, own])).toEqual({ problem: 'line 3 repeats an item' });
  });

  describe('is an archive whose hashes match and that', () => {
    const PK = pk.incident(INCIDENT);
    const good = `{"PK":{"S":"${PK}"},"SK":{"S":"METADATA"},"title":{"S":"real"}}`;
    const deep = `${'{"M":{"a":'.repeat(20_000)}{"S":"x"}${'}}'.repeat(20_000)}`;

    /** An archive of one line, as written by a forger who knows the format. */
    function forge(json: string, alter = (first: string) => first): Uint8Array {
      const head = sha256(`${sha256(`aegis-archive/1 ${INCIDENT}`)}\n${json}`);
      const body = `{"hash":"${head}","item":${json}}\n`;
      const first = {
        ...{ format: 'aegis-archive/1', kind: 'archive', incident_id: INCIDENT, taken_at: CLOSED_AT },
        ...{ items: 1, sha256: sha256(body), head },
      };
      const line = JSON.stringify({ ...first, seal: sha256(JSON.stringify(first)) });
      const bytes = gzipSync(`${alter(line)}\n${body}`, { level: 9 });
      bytes.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
      return bytes;
    }

    it.each([
      ['has an attribute twice', good.replace('"title":', '"title":{"S":"forged"},"title":')],
      ['has a key twice', good.replace('"PK":', '"PK":{"S":"INCIDENT#INC-000043"},"PK":')],
      [
        'is in another order',
        good.replace('"SK":{"S":"METADATA"},', '').replace('}}', '},"SK":{"S":"METADATA"}}'),
      ],
      ['has spaces', good.replace('{"PK"', '{ "PK"')],
      ['has a number instead of its digits', good.replace('{"S":"real"}', '{"N":1e400}')],
      ['is nested 20,000 deep', good.replace('{"S":"real"}', deep)],
      ['is no JSON', '{"PK":'],
      ['is a list', '[]'],
      ['is null', 'null'],
    ])('%s', (_, json) => {
      expect(verifyArchive(forge(good))).toHaveProperty('archive');
      expect(verifyArchive(forge(json))).toMatchObject({ problem: expect.stringMatching(/^line 2 /) });
    });

    it.each([
      [
        'says how many items it has twice',
        (line: string) => line.replace('"items":1', '"items":2,"items":1'),
      ],
      ['says something more', (line: string) => line.replace('{"format"', '{"note":"x","format"')],
    ])('%s', (_, alter) => {
      expect(verifyArchive(forge(good, alter))).toEqual({ problem: 'line 1 was changed' });
    });
  });

  it('is an object that unpacks to far more than an archive can', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    bomb.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

    expect(verifyArchive(bomb)).toEqual({ problem: "it can't be unzipped" });
  });
});

/** Sorts like the table: by the bytes of the sort key. */
function byKey(a: string, b: string): number {
  const sortKey = (line: string) => Buffer.from(JSON.parse(line).SK.S);
  return Buffer.compare(sortKey(a), sortKey(b));
}
