import { beforeEach, describe, expect, it } from 'vitest';
import { encodeArchive, sha256 } from '../../src/archive/archive-format.js';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { archivedRefs } from '../../src/archive/content-index.js';
import { createContents } from '../../src/archive/content-store.js';
import { sweepContents } from '../../src/archive/sweep-contents.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import type { Contents } from '../../src/ports/contents.js';
import type { ObjectStore } from '../../src/ports/objects.js';
import { flipBit } from '../support/fake-s3.js';
import { aComment } from '../support/records.js';
import { DAY_MS, putAll, useArchiver } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const LONG = 'The load balancer logs say: '.repeat(400);

const OWNER = { incident_id: INCIDENT, item: 'COMMENT#2025-01-15T14:05:09.123456Z' };
const OWN = { ...OWNER, version: '2025-01-15T14:05:09.123456Z' };

const archiver = useArchiver();
let contents: Contents;

beforeEach(() => {
  contents = createContents(archiver().objects);
});

/** Enough sweeps, far enough apart, to delete anything unused. */
async function sweepForWeeks(): Promise<string[]> {
  const deleted: string[] = [];
  for (let week = 0; week < 4; week += 1) {
    deleted.push(...(await sweepContents(archiver())));
    archiver().clock.advance(8 * DAY_MS);
  }
  return deleted;
}

describe('a long text', () => {
  it('is read by the reference that keeping it returned, and stored once', async () => {
    const ref = await contents.keep(LONG, OWN);

    expect(ref).toMatch(
      /^content\/INC-000042\/COMMENT%23.*\/2025-01-15T14%3A05%3A09%2E123456Z-[0-9a-f]{64}$/,
    );
    expect(await contents.keep(LONG, OWN)).toBe(ref);
    expect(await contents.read(ref)).toBe(LONG);
    expect(await archiver().objects.list('content/')).toEqual([ref]);
  });

  it('belongs to one item, whose texts are listed with their versions', async () => {
    const later = '2025-01-15T14:09:00.000001Z';
    const other = { ...OWNER, item: `${OWNER.item}0` };
    const first = await contents.keep(LONG, OWN);
    const second = await contents.keep(LONG, { ...OWNER, version: later });
    const others = await contents.keep(LONG, { ...other, version: later });

    expect(await contents.list(OWNER)).toEqual([
      { ref: first, version: OWN.version },
      { ref: second, version: later },
    ]);
    await contents.remove(first);
    await contents.remove(first);
    expect(await archiver().objects.list('content/')).toEqual([second, others].sort());
    expect(await contents.read(first)).toBeUndefined();
  });

  it('may be any Unicode text', async () => {
    const text = 'Zeile\r\n💥 \u202e 漢字 e\u0301';

    expect(await contents.read(await contents.keep(text, OWN))).toBe(text);
  });

  it("isn't found under another reference", async () => {
    expect(await contents.read(`content/00/${'0'.repeat(64)}`)).toBeUndefined();
    expect(await contents.read('incidents/INC-1/x')).toBeUndefined();
  });

  it("isn't returned when a bit of it is flipped", async () => {
    const { objects } = archiver();
    const ref = await contents.keep(LONG, OWN);
    const bytes = (await objects.get(ref)) ?? new Uint8Array();
    await objects.delete(ref);
    await objects.putIfAbsent(ref, flipBit(bytes));

    await expect(contents.read(ref)).rejects.toMatchObject({ upstreamCode: 'damaged_content' });
  });
});

describe('the sweep of long texts', () => {
  it('deletes unused texts after a week', async () => {
    const ref = await contents.keep(LONG, OWN);

    expect(await sweepContents(archiver())).toEqual([]);
    archiver().clock.advance(6 * DAY_MS);
    expect(await sweepContents(archiver())).toEqual([]);
    archiver().clock.advance(2 * DAY_MS);
    expect(await sweepContents(archiver())).toEqual([ref]);

    expect(await contents.read(ref)).toBeUndefined();
    expect(await archiver().objects.list('content')).toEqual([]);
  });

  it('keeps texts that the table refers to', async () => {
    const content_ref = await contents.keep(LONG, OWN);
    await putAll(archiver(), [commentEntity.toItem(aComment({ content_ref }))]);

    expect(await sweepForWeeks()).toEqual([]);
  });

  it('keeps texts that only an archive refers to', async () => {
    const it = archiver();
    const content_ref = await contents.keep(LONG, OWN);
    await putIncident(it);
    await putAll(it, [commentEntity.toItem(aComment({ timestamp: it.clock.now(), content_ref }))]);
    await archiveIncident(it, INCIDENT);
    expect(await it.table.contentRefs()).toEqual(new Set());

    expect(await sweepForWeeks()).toEqual([]);
  });

  it('reads each archive once, ever, and resumes where it was interrupted', async () => {
    const { objects } = archiver();
    const none = encodeArchive({
      kind: 'part',
      incident_id: INCIDENT,
      taken_at: archiver().clock.now(),
      items: [],
    });
    const key = (n: number) =>
      `incidents/${INCIDENT}/20250415T14${String(n).padStart(4, '0')}.123456Z-0-${sha256(none.bytes)}.jsonl.gz`;
    for (let n = 0; n < 500; n += 1) await objects.putIfAbsent(key(n), none.bytes);
    const read: string[] = [];
    let left = 450;
    const counted: ObjectStore = {
      ...objects,
      async get(one) {
        if (!one.startsWith('incidents/')) return objects.get(one);
        left -= 1;
        if (left < 0) throw new Error('the function timed out');
        read.push(one);
        return objects.get(one);
      },
    };

    await expect(archivedRefs(counted)).rejects.toThrow('timed out');
    left = 1_000;
    await archivedRefs(counted);
    await archivedRefs(counted);

    // 450 reads, of which a part of 400 was stored; then the other 100; then none.
    expect(read).toHaveLength(550);
    expect(new Set(read).size).toBe(500);
  });

  it('keeps a text that is stored again between marking and deleting', async () => {
    await contents.keep(LONG, OWN);
    await sweepContents(archiver());
    archiver().clock.advance(8 * DAY_MS);
    const ref = await contents.keep(LONG, OWN);

    expect(await sweepContents(archiver())).toEqual([]);
    expect(await contents.read(ref)).toBe(LONG);
  });

  it('keeps a text that is stored again at any step of deleting', async () => {
    for (let at = 1, calls = at; calls >= at; at += 1) {
      const it = archiver();
      const text = `${LONG} ${at}`;
      await contents.keep(text, OWN);
      await sweepContents(it);
      it.clock.advance(8 * DAY_MS);
      calls = 0;
      const between = async () => {
        calls += 1;
        if (calls === at) await contents.keep(text, OWN);
      };
      const interrupted: ObjectStore = {
        putIfAbsent: async (...args) => between().then(() => it.objects.putIfAbsent(...args)),
        get: async (key) => between().then(() => it.objects.get(key)),
        delete: async (key) => between().then(() => it.objects.delete(key)),
        list: async (prefix) => between().then(() => it.objects.list(prefix)),
      };

      await sweepContents({ ...it, objects: interrupted });
      const isKept = calls >= at;
      const ref = isKept && (await it.objects.list('content/')).length > 0;

      expect(ref).toBe(isKept);
      await sweepForWeeks();
    }
  });

  it("deletes nothing while an archive can't be read", async () => {
    const it = archiver();
    const ref = await contents.keep(LONG, OWN);
    await sweepContents(it);
    it.clock.advance(8 * DAY_MS);
    await it.objects.putIfAbsent('incidents/INC-1/broken.jsonl.gz', new Uint8Array([1, 2, 3]));

    await expect(sweepContents(it)).rejects.toMatchObject({ code: 'damaged_archive' });
    expect(await contents.read(ref)).toBe(LONG);
  });
});
