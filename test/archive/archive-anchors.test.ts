import { describe, expect, it } from 'vitest';
import { encodeArchive, sha256 } from '../../src/archive/archive-format.js';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { DamagedArchiveError, ForeignObjectError } from '../../src/archive/archive-objects.js';
import { readArchived } from '../../src/archive/read-archived.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { sweepWords } from '../../src/archive/sweep-words.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { rawItem } from '../../src/data/table/raw-item.js';
import { aComment } from '../support/records.js';
import { type Archiver, DAY_MS, useArchiver } from './archive-world.js';
import { commentTime, INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();
const FORGED = 'It was Bob who did it.';

/** A valid part that's newer than everything else and has different content. */
function forgePart() {
  const taken_at = '2025-12-31T00:00:00.000000Z';
  const item = rawItem({
    ...commentEntity.toItem(aComment({ incident_id: INCIDENT, timestamp: commentTime(1), text: FORGED })),
  });
  const { bytes, sha256: body } = encodeArchive({
    incident_id: INCIDENT,
    kind: 'part',
    taken_at,
    items: [item],
  });
  const name = `20251231T000000.000000Z-${body.slice(0, 16)}-${sha256(bytes)}.jsonl.gz`;
  return { key: `incidents/${INCIDENT}/${name}`, bytes };
}

async function archiveWithPart(it: Archiver): Promise<string> {
  await putIncident(it);
  await archiveIncident(it, INCIDENT);
  it.clock.advance(DAY_MS);
  await it.store.recordMessage(aComment({ incident_id: INCIDENT, timestamp: it.clock.now(), text: 'Late' }));
  await archiveIncident(it, INCIDENT);
  return (await it.objects.list(`incidents/${INCIDENT}/`)).at(-1) ?? '';
}

describe('an archive that someone tampers with in the folder', () => {
  it('by adding a part is read without that part, not restored, and reported', async () => {
    const it = archiver();
    await archiveWithPart(it);
    const { key, bytes } = forgePart();
    await it.objects.putIfAbsent(key, bytes);

    const read = await readArchived(it, INCIDENT);

    expect(JSON.stringify(read)).not.toContain(FORGED);
    await expect(restoreIncident(it, INCIDENT)).rejects.toBeInstanceOf(ForeignObjectError);
    expect(await sweepWords(it)).toMatchObject({ foreign: [key], deleted: 0 });
    await it.objects.delete(key);
    expect(await restoreIncident(it, INCIDENT)).toBe('restored');
  });

  it.each(['a part', 'the archive'])('by replacing %s is refused', async (which) => {
    const it = archiver();
    const part = await archiveWithPart(it);
    const [main = ''] = await it.objects.list(`incidents/${INCIDENT}/`);
    const target = which === 'a part' ? part : main;
    await it.objects.delete(target);
    const { key, bytes } = forgePart();
    await it.objects.putIfAbsent(key, bytes);

    await expect(readArchived(it, INCIDENT)).rejects.toBeInstanceOf(DamagedArchiveError);
    await it.objects.putIfAbsent(target, bytes);
    await expect(readArchived(it, INCIDENT)).rejects.toBeInstanceOf(DamagedArchiveError);
  });

  it('is still read from an object store whose table was lost', async () => {
    const it = archiver();
    await archiveWithPart(it);
    const table = { ...it.table, readAnchors: async () => undefined };

    const read = await readArchived({ ...it, table }, INCIDENT);

    expect(JSON.stringify(read)).toContain('Late');
  });
});
