import { WEEK_MS } from '../base/durations.js';
import { fromIso } from '../base/timestamp.js';
import type { ArchiveDeps } from './archive-deps.js';
import { archivedRefs } from './content-index.js';
import { CONTENTS, UNUSED, unusedMark } from './content-store.js';

/** An item is written seconds after its text is stored, or hours later if its job is retried. */
const WAIT_MS = WEEK_MS;

/**
 * Deletes texts that neither the table nor an archive has referred to for a week: one sweep marks them, and a
 * later one deletes those that are still marked and unused. Returns the deleted references. Throws before
 * deleting anything if the table or an archive can't be read.
 */
export async function sweepContents({ clock, objects, table }: ArchiveDeps): Promise<string[]> {
  const kept = await objects.list(CONTENTS);
  const used = new Set([...(await table.contentRefs()), ...(await archivedRefs(objects))]);
  const marked = new Set(await objects.list(UNUSED));
  const deleted: string[] = [];
  for (const ref of kept) {
    const found = { ref, isUsed: used.has(ref), isMarked: marked.has(unusedMark(ref)) };
    if (await sweepText({ clock, objects }, found)) deleted.push(ref);
  }
  return deleted;
}

/** Resolves to whether the text was deleted. */
async function sweepText(
  { clock, objects }: Pick<ArchiveDeps, 'clock' | 'objects'>,
  { ref, isUsed, isMarked }: { ref: string; isUsed: boolean; isMarked: boolean },
): Promise<boolean> {
  const mark = unusedMark(ref);
  if (isUsed && isMarked) await objects.delete(mark);
  if (isUsed) return false;
  if (!isMarked) {
    await objects.putIfAbsent(mark, new TextEncoder().encode(clock.now()));
    return false;
  }
  if (!(await isLongUnused(objects, mark, Date.parse(clock.now())))) return false;
  return deleteUnlessKept(objects, ref);
}

async function isLongUnused(objects: ArchiveDeps['objects'], mark: string, now: number): Promise<boolean> {
  const since = fromIso(new TextDecoder().decode(await objects.get(mark)));
  return since !== undefined && Date.parse(since) + WAIT_MS <= now;
}

/** Puts the text back if its mark has disappeared, because someone stored the same text in the meantime. */
async function deleteUnlessKept(objects: ArchiveDeps['objects'], ref: string): Promise<boolean> {
  const mark = unusedMark(ref);
  const bytes = await objects.get(ref);
  if (!bytes || !(await objects.get(mark))) return false;
  await objects.delete(ref);
  if (!(await objects.get(mark))) {
    await objects.putIfAbsent(ref, bytes);
    return false;
  }
  await objects.delete(mark);
  return true;
}
