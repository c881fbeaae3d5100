import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';

/** Items by sort key. */
export type ItemsByKey = Map<string, RawItem>;

export function bySortKey(items: readonly RawItem[]): ItemsByKey {
  return new Map(items.map((item) => [keyOf(item).SK, item]));
}

/** Everything in an incident's partition except the archiver's sentinel. */
export function recordIn(items: readonly RawItem[]): RawItem[] {
  return items.filter((item) => keyOf(item).SK !== sk.archiveDue);
}

/**
 * An item after a write that came later than its archive. Edits and deletions write the whole message except its marks;
 * a mark writes only itself and the retention it changes.
 */
export function mergeLate(archived: RawItem | undefined, late: RawItem): RawItem {
  if (!archived?.user_id && !archived?.marks) return late;
  const marks = { ...archived.marks?.M, ...late.marks?.M };
  const withMarks = Object.keys(marks).length > 0 ? { ...late, marks: { M: marks } } : late;
  if (late.user_id || !late.marks) return withMarks;
  const { expires_at: _, ...rest } = archived;
  return { ...rest, ...withMarks };
}
