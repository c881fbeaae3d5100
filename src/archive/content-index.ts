import * as z from 'zod';
import { chunks, mapInChunks } from '../base/chunks.js';
import { contentRefsIn } from '../data/archive-store/content-refs-in.js';
import type { ObjectStore } from '../ports/objects.js';
import { sha256 } from './archive-format.js';
import { ARCHIVES, readArchive } from './archive-objects.js';

/** Where a sweep stores what it has learned about archives, which never change. */
export const CONTENT_INDEX = 'content-index/';

/** Read in parallel, so that 20,000 archives take minutes. */
const PARALLEL = 16;
/** Archives per stored part, so that a sweep that's cut short resumes after its last part. */
const PART = 400;

const part = z.record(z.string(), z.array(z.string()));

/**
 * The texts that archives refer to. Each archive is read only once, ever: its references are stored in the
 * object store, one part at a time. Throws DamagedArchiveError, after storing the earlier parts.
 */
export async function archivedRefs(objects: ObjectStore): Promise<Set<string>> {
  const known = await readIndex(objects);
  const archives = await objects.list(ARCHIVES);
  const unread = archives.filter((key) => !known.has(key));
  for (const keys of chunks(unread, PART)) {
    const read = await readPart(objects, keys);
    await keepPart(objects, read);
    for (const [key, refs] of read) known.set(key, refs);
  }
  return new Set(archives.flatMap((key) => known.get(key) ?? []));
}

type References = Map<string, readonly string[]>;

async function readIndex(objects: ObjectStore): Promise<References> {
  const known: References = new Map();
  for (const key of await objects.list(CONTENT_INDEX)) {
    for (const [archive, refs] of Object.entries(parse(await objects.get(key)))) known.set(archive, refs);
  }
  return known;
}

/** A part that can't be read is treated as missing: its archives are read again. */
function parse(bytes: Uint8Array | undefined): z.output<typeof part> {
  try {
    return part.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}

async function readPart(objects: ObjectStore, keys: readonly string[]): Promise<References> {
  return new Map(
    await mapInChunks(keys, PARALLEL, async (key) => [key, await readRefs(objects, key)] as const),
  );
}

async function readRefs(objects: ObjectStore, key: string): Promise<string[]> {
  const { items } = await readArchive(objects, key);
  return items.flatMap(contentRefsIn);
}

async function keepPart(objects: ObjectStore, read: References): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(read)));
  await objects.putIfAbsent(`${CONTENT_INDEX}${sha256(bytes)}.json`, bytes);
}
