import type { RawItem } from '../table/raw-item.js';

/** An expression is limited to 300 operators, and an attribute takes two. */
const COMPARED_MAX = 140;

/** Attributes that Aegis adds when it changes an item. */
const MARKS_OF_CHANGE = ['revision', 'edited_at', 'deleted_at', 'marks', 'archive_key', 'restoring_at'];

/** Checks that the item is exactly as it was read or, without `before`, that it's absent. */
export function unchanged(before: RawItem | undefined) {
  if (!before) return { ConditionExpression: 'attribute_not_exists(PK)' };
  const present = Object.keys(before).slice(0, COMPARED_MAX);
  const absent = MARKS_OF_CHANGE.filter((name) => !(name in before));
  const clauses = [
    ...present.map((_, i) => `#p${i} = :p${i}`),
    ...absent.map((_, i) => `attribute_not_exists(#a${i})`),
  ];
  const names = [...present.map((name, i) => [`#p${i}`, name]), ...absent.map((name, i) => [`#a${i}`, name])];
  return {
    ConditionExpression: clauses.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names) as Record<string, string>,
    ExpressionAttributeValues: Object.fromEntries(
      present.map((name, i) => [`:p${i}`, before[name]]),
    ) as RawItem,
  };
}
