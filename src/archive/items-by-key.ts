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
  const withMarks: RawItem = {
    ...late,
    ...mergedStates(archived, late),
    ...(Object.keys(marks).length > 0 && { marks: { M: marks } }),
  };
  if (late.user_id || !late.marks) return withMarks;
  const { expires_at: _, ...rest } = archived;
  return { ...rest, ...withMarks };
}

/** A change of an archived bot's message knows nothing of earlier ones. */
function mergedStates(archived: RawItem, late: RawItem): RawItem {
  if (late.deleted_at || !archived.states?.L || !late.states?.L) return {};
  const times = [...archived.states.L, ...late.states.L].flatMap(({ S }) => S ?? []);
  return { states: { L: [...new Set(times)].sort().map((S) => ({ S })) } };
}

/** Archived items without the events that quote a message that was deleted later. */
export function withoutDeletedQuotes(archived: ItemsByKey, late: ItemsByKey): ItemsByKey {
  const isDeleted = ({ detail }: RawItem) => {
    const quoted = detail?.M?.comment?.S ?? detail?.M?.message?.S;
    return quoted !== undefined && late.get(quoted)?.deleted_at !== undefined;
  };
  return new Map([...archived].filter(([, item]) => !isDeleted(item)));
}
