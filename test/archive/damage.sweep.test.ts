import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { DamagedArchiveError, readArchive } from '../../src/archive/archive-objects.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { createS3Store } from '../../src/archive/s3-store.js';
import { metadataOf } from '../../src/data/archive-store/archive-stub.js';
import { createFakeS3, flipBit } from '../support/fake-s3.js';
import { type Archiver, linesOf, sortKeysOf, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();

const stubOf = async (it: Archiver) => metadataOf(await it.table.readPartition(INCIDENT));

/** Flips a bit in every object of the folder. */
async function damage({ folder }: Archiver): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    await writeFile(path, flipBit(await readFile(path)));
  }
}

describe('a flipped bit', () => {
  it('in a new archive is found before anything is deleted', async () => {
    const it = archiver();
    await putIncident(it);
    const before = await linesOf(it, INCIDENT);
    const s3 = createFakeS3();
    s3.failAt(4, 'corrupt');
    const deps = { ...it, objects: createS3Store({ client: s3.client, bucket: 'aegis' }) };

    await expect(archiveIncident(deps, INCIDENT)).rejects.toBeInstanceOf(DamagedArchiveError);
    expect(await linesOf(it, INCIDENT)).toEqual(before);

    expect(await archiveIncident(deps, INCIDENT)).toBe('archived');
  });

  it('on the way back from the store does no harm', async () => {
    const it = archiver();
    await putIncident(it);
    const s3 = createFakeS3();
    s3.failAt(5, 'corrupt');
    const deps = { ...it, objects: createS3Store({ client: s3.client, bucket: 'aegis' }) };

    expect(await archiveIncident(deps, INCIDENT)).toBe('archived');
    expect(s3.requests[4]).toMatch(/^getObject/);
    expect(s3.objects.size).toBe(1);
  });

  it('between writing the stub and deleting keeps everything in the table', async () => {
    const it = archiver();
    await putIncident(it);
    const children = (await sortKeysOf(it, INCIDENT)).length;
    const table = { ...it.table, exchangeGuarded: () => Promise.reject(new Error('killed')) };
    await archiveIncident({ ...it, table }, INCIDENT).catch(() => undefined);
    await damage(it);

    await expect(archiveIncident(it, INCIDENT)).rejects.toBeInstanceOf(DamagedArchiveError);

    expect(await sortKeysOf(it, INCIDENT)).toHaveLength(children);
  });

  it('in an archive is found by every reader', async () => {
    const it = archiver();
    await putIncident(it, {}, 3);
    await archiveIncident(it, INCIDENT);
    const key = (await stubOf(it))?.archive_key?.S ?? '';
    const whole = (await it.objects.get(key)) ?? new Uint8Array();

    // Every bit at both ends, and every bit position in between.
    const bits = Array.from({ length: whole.length * 8 }, (_, bit) => bit);
    for (const bit of bits.filter((one) => one < 200 || one > bits.length - 200 || one % 11 === 0)) {
      const objects = { ...it.objects, get: async () => flipBit(whole, bit) };
      await expect(readArchive(objects, key)).rejects.toBeInstanceOf(DamagedArchiveError);
    }
  });

  it('in an archive stops a restore before it changes anything', async () => {
    const it = archiver();
    await putIncident(it);
    await archiveIncident(it, INCIDENT);
    const before = await linesOf(it, INCIDENT);
    await damage(it);

    await expect(restoreIncident(it, INCIDENT)).rejects.toBeInstanceOf(DamagedArchiveError);
    expect(await linesOf(it, INCIDENT)).toEqual(before);
  });
});

describe('an object store that fails', () => {
  it.each(['refuse', 'lose-reply', 'stall', 'stall-body', 'conflict'] as const)(
    'with %s at any request loses nothing',
    async (fault) => {
      const it = archiver();
      for (let n = 1, isDone = false; !isDone; n += 1) {
        const id = `INC-${n}`;
        await putIncident(it, { incident_id: id }, 3);
        const before = await linesOf(it, id);
        const s3 = createFakeS3();
        s3.failAt(n, fault);
        const deps = { ...it, objects: createS3Store({ client: s3.client, bucket: 'b', timeoutMs: 10 }) };

        await archiveIncident(deps, id).catch(() => undefined);
        isDone = s3.requests.length < n;
        s3.heal();
        expect(await archiveIncident(deps, id)).toBe('archived');
        await restoreIncident(deps, id);

        expect(await linesOf(it, id)).toEqual(before);
      }
    },
  );
});
