import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UpstreamError } from '../base/errors.js';
import type { ObjectStore } from '../ports/objects.js';

const KEY = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.%=@+-]+(?:\/[\w.%=@+-]+)*$/;

/** Files that are being written. An interrupted process leaves them here, where no key can point. */
const UNFINISHED = '.unfinished';

/** Objects as files under a folder. */
export function createFolderStore(folder: string): ObjectStore {
  const root = resolve(folder);
  let counter = 0;
  const pathOf = (key: string) => {
    if (!KEY.test(key))
      throw new UpstreamError('invalid_key', `"${key}" isn't a valid key for the object store.`);
    return join(root, ...key.split('/'));
  };
  const writeUnfinished = async (bytes: Uint8Array): Promise<string> => {
    const unfinished = join(root, UNFINISHED);
    await mkdir(unfinished, { recursive: true });
    counter += 1;
    const path = join(unfinished, `${process.pid}-${counter}`);
    const written = await ifCode('EEXIST', () => writeNew(path, bytes).then(() => path));
    return written ?? writeUnfinished(bytes);
  };

  return {
    putIfAbsent: (key, bytes) =>
      withUpstreamErrors(async () => {
        const path = pathOf(key);
        await mkdir(dirname(path), { recursive: true });
        const unfinished = await writeUnfinished(bytes);
        // Unlike a rename, a link fails if the name is taken, and it appears with all its bytes.
        const linked = await ifCode('EEXIST', () => link(unfinished, path).then(() => true));
        await unlink(unfinished);
        await syncFolders(root, dirname(path));
        return linked ? 'written' : 'exists';
      }),
    get: (key) => withUpstreamErrors(() => ifCode('ENOENT', () => readFile(pathOf(key)))),
    delete: (key) => withUpstreamErrors(async () => void (await ifCode('ENOENT', () => unlink(pathOf(key))))),
    list: (prefix) =>
      withUpstreamErrors(async () => {
        const parent = prefix.slice(0, Math.max(0, prefix.lastIndexOf('/')));
        const under = parent === '' ? root : pathOf(parent);
        const entries = await ifCode('ENOENT', () =>
          readdir(under, { recursive: true, withFileTypes: true }),
        );
        return (entries ?? [])
          .filter((entry) => entry.isFile())
          .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .filter((key) => key.startsWith(prefix) && !key.startsWith(`${UNFINISHED}/`))
          .sort();
      }),
  };
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * A new name survives a power failure only if its folder is synced, and so is the
 * folder's own name in its parent.
 */
async function syncFolders(root: string, from: string): Promise<void> {
  for (let path = from; path.startsWith(root); path = dirname(path)) {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
    if (path === root) return;
  }
}

async function ifCode<T>(code: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return undefined;
    throw error;
  }
}

async function withUpstreamErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new UpstreamError(
      code,
      "Couldn't use the archive folder. Nothing was deleted. Check that Aegis may write to it, then try again.",
      {
        cause: error,
        retryable: true,
      },
    );
  }
}
