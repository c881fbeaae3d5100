import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';
import { deletedFile } from '../incidents/records/message-file.js';

/**
 * An item after a write that was later than its archive. Edits and deletions write the whole message except
 * its marks; a mark or a file's deletion writes only itself and the retention that it changes.
 */
export function mergeLate(archived: RawItem | undefined, late: RawItem): RawItem {
  if (archived && keyOf(late).SK.startsWith(sk.prefix.participant)) return mergeParticipant(archived, late);
  if (!archived?.user_id && !archived?.marks) return late;
  const merged: RawItem = { ...late, ...mergedStates(archived, late), ...mergedMarks(archived, late) };
  if (late.user_id || !(late.marks || late.deleted_files)) return withRetention(withoutDeletedFiles(merged));
  return withRetention(withoutDeletedFiles({ ...archived, ...merged }));
}

/**
 * A row written since then knows only that the person came or left; the rest, including their first
 * times, comes from the archive.
 */
function mergeParticipant(archived: RawItem, late: RawItem): RawItem {
  const { first_spoke_at, joined_at, left_at } = archived;
  // A person who hadn't left was a member all along.
  const hasLeft = (left_at?.S ?? '') > (joined_at?.S ?? '');
  return {
    ...archived,
    ...late,
    ...(first_spoke_at && { first_spoke_at }),
    ...(joined_at && !hasLeft && { joined_at }),
  };
}

function mergedMarks(archived: RawItem, late: RawItem): RawItem {
  const marks = { ...archived.marks?.M, ...late.marks?.M };
  const files = [...stringsIn(archived.deleted_files), ...stringsIn(late.deleted_files)];
  return {
    ...(Object.keys(marks).length > 0 && { marks: { M: marks } }),
    ...(files.length > 0 && !late.deleted_at && { deleted_files: toList(files) }),
  };
}

/** A change of an archived bot message doesn't include the earlier states. */
function mergedStates(archived: RawItem, late: RawItem): RawItem {
  if (late.deleted_at || !archived.states?.L || !late.states?.L) return {};
  return { states: toList([...stringsIn(archived.states), ...stringsIn(late.states)]) };
}

/** A marked message is exempt from retention, which a late write may not have known. */
function withRetention({ expires_at, ...item }: RawItem): RawItem {
  const isMarked = Object.values(item.marks?.M ?? {}).some(({ S }) => S?.endsWith(' on'));
  const isKept = isMarked && !item.deleted_at;
  return isKept || !expires_at ? item : { ...item, expires_at };
}

/** For files that were deleted on their own, only the id stays. */
function withoutDeletedFiles(item: RawItem): RawItem {
  const deleted = stringsIn(item.deleted_files);
  if (deleted.length === 0 || !item.files?.L) return item;
  const files = item.files.L.map((file) => {
    const id = file.M?.id?.S;
    if (id === undefined || !deleted.includes(id)) return file;
    return { M: { id: { S: id }, name: { S: deletedFile(id).name } } };
  });
  return { ...item, files: { L: files } };
}

type Attribute = RawItem[string];

function stringsIn(list: Attribute | undefined): string[] {
  return (list?.L ?? []).flatMap(({ S }) => S ?? []);
}

function toList(strings: readonly string[]): { L: { S: string }[] } {
  return { L: [...new Set(strings)].sort().map((S) => ({ S })) };
}
