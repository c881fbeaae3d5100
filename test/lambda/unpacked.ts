import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** The functions of serverless.yml, with the files of each. */
const FILES_OF = {
  http: 'http',
  worker: 'worker',
  archiver: 'stream',
  schedule: 'schedule',
  sweep: 'schedule',
};
export type FunctionName = keyof typeof FILES_OF;

/**
 * Puts the content of each function's zip into a folder outside the repository, where no other node_modules
 * is found. Returns the parent of these folders.
 */
export async function unpackBundle(bundle: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'aegis-zips-'));
  const files = JSON.parse(await readFile(join(bundle, 'files.json'), 'utf8')) as Record<string, string[]>;
  for (const [name, entry] of Object.entries(FILES_OF)) {
    for (const file of files[entry] ?? []) {
      await cp(join(bundle, file.replace('dist/lambda/', '')), join(place, name, file));
    }
  }
  return place;
}

/** The same, from osls's zips. */
export async function unpackZips(directory: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'aegis-zips-'));
  for (const name of await readdir(directory)) {
    if (name.endsWith('.zip')) await unzip(join(directory, name), join(place, basename(name, '.zip')));
  }
  return place;
}

const END_OF_DIRECTORY = 0x06054b50;

async function unzip(file: string, into: string): Promise<void> {
  const zip = await readFile(file);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(entry + 10);
    const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((at, n) =>
      n === 0 ? zip.readUInt32LE(entry + at) : zip.readUInt16LE(entry + at),
    ) as [number, number, number, number];
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    const local = zip.readUInt32LE(entry + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    await mkdir(dirname(join(into, name)), { recursive: true });
    await writeFile(join(into, name), method === 0 ? bytes : inflateRawSync(bytes));
    entry += 46 + nameLength + extra + comment;
  }
}
