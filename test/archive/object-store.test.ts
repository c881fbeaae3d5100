import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createFolderStore } from '../../src/archive/folder-store.js';
import { createS3Store } from '../../src/archive/s3-store.js';
import { UpstreamError } from '../../src/base/errors.js';
import type { ObjectStore } from '../../src/ports/objects.js';
import { createFakeS3 } from '../support/fake-s3.js';
import { useFolder } from './archive-world.js';

const folder = useFolder();

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

const stores: Record<string, () => ObjectStore> = {
  'a folder': () => createFolderStore(folder()),
  S3: () => createS3Store({ client: createFakeS3().client, bucket: 'aegis' }),
};

describe.each(Object.entries(stores))('%s', (_, createObjects) => {
  it('returns what was put', async () => {
    const objects = createObjects();
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);

    expect(await objects.putIfAbsent('incidents/INC-1/a.gz', bytes)).toBe('written');

    expect(Buffer.compare((await objects.get('incidents/INC-1/a.gz')) ?? bytesOf(''), bytes)).toBe(0);
  });

  it('never replaces an object', async () => {
    const objects = createObjects();
    await objects.putIfAbsent('a/b', bytesOf('first'));

    expect(await objects.putIfAbsent('a/b', bytesOf('second'))).toBe('exists');
    expect(textOf(await objects.get('a/b'))).toBe('first');
  });

  it('lets one of many writers win', async () => {
    const objects = createObjects();
    const puts = Array.from({ length: 20 }, (_, i) => objects.putIfAbsent('a/b', bytesOf(`writer ${i}`)));

    const outcomes = await Promise.all(puts);

    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(textOf(await objects.get('a/b'))).toBe(`writer ${outcomes.indexOf('written')}`);
  });

  it('finds nothing under other keys', async () => {
    const objects = createObjects();
    await objects.putIfAbsent('a/b', bytesOf('x'));

    expect(await objects.get('a/c')).toBeUndefined();
    expect(await objects.list('b')).toEqual([]);
  });

  it('deletes objects, and ignores missing ones', async () => {
    const objects = createObjects();
    await objects.putIfAbsent('a/b', bytesOf('x'));

    await objects.delete('a/b');
    await objects.delete('a/b');

    expect(await objects.get('a/b')).toBeUndefined();
    expect(await objects.putIfAbsent('a/b', bytesOf('again'))).toBe('written');
  });

  it('lists any number of keys by prefix, sorted', async () => {
    const objects = createObjects();
    const keys = ['a/1', 'a/10', 'a/2', 'a/b/3', 'a/b/4', 'ab/5', 'c'];
    for (const key of [...keys].reverse()) await objects.putIfAbsent(key, bytesOf(key));

    expect(await objects.list('a/')).toEqual(keys.slice(0, 5));
    expect(await objects.list('a/1')).toEqual(['a/1', 'a/10']);
    expect(await objects.list('')).toEqual(keys);
  });
});

describe('a folder', () => {
  it('stays inside its root', async () => {
    const objects = createFolderStore(folder());

    for (const key of ['../a', 'a/../../b', '/etc/passwd', 'a//b', '', 'a/./b', 'a\0b']) {
      await expect(objects.putIfAbsent(key, bytesOf('x'))).rejects.toBeInstanceOf(UpstreamError);
    }
  });

  it('leaves no unfinished files, and ignores those of an interrupted process', async () => {
    const [dead, alive] = [createFolderStore(folder()), createFolderStore(folder())];
    await dead.putIfAbsent('a/b', bytesOf('x'));
    await alive.putIfAbsent('a/c', bytesOf('x'));

    expect(await readdir(`${folder()}/.unfinished`)).toEqual([]);
    expect(await alive.list('')).toEqual(['a/b', 'a/c']);
  });
});

describe('S3', () => {
  const create = () => {
    const s3 = createFakeS3();
    return { s3, objects: createS3Store({ client: s3.client, bucket: 'aegis', timeoutMs: 20 }) };
  };

  it.each(['refuse', 'conflict', 'lose-reply', 'stall'] as const)(
    'reports every request that meets %s',
    async (fault) => {
      const { s3, objects } = create();
      const calls = [
        () => objects.putIfAbsent('a', bytesOf('x')),
        () => objects.get('a'),
        () => objects.list(''),
        () => objects.delete('a'),
      ];

      for (const call of calls) {
        s3.failAt(1, fault);
        await expect(call()).rejects.toMatchObject({ name: 'UpstreamError', retryable: true });
      }
    },
  );

  it('fails when a body stalls halfway', async () => {
    const { s3, objects } = create();
    await objects.putIfAbsent('a', bytesOf('x'));
    s3.failAt(1, 'stall-body');

    await expect(objects.get('a')).rejects.toMatchObject({ upstreamCode: 'timeout' });
  });

  it('recognizes its own object after a lost response', async () => {
    const { s3, objects } = create();
    s3.failAt(1, 'lose-reply');
    await objects.putIfAbsent('a', bytesOf('x')).catch(() => undefined);

    expect(await objects.putIfAbsent('a', bytesOf('x'))).toBe('exists');
  });
});
