import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { aComment } from '../support/records.js';
import { DAY_MS, linesOf, putRaw, sortKeysOf, useArchiver } from './archive-world.js';
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

  it('keeps what was said, marked and deleted since', async () => {
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

/** As the table sorts: by the bytes of the sort key. */
function byKey(a: string, b: string): number {
  const sortKey = (line: string) => Buffer.from(JSON.parse(line).SK.S);
  return Buffer.compare(sortKey(a), sortKey(b));
}
