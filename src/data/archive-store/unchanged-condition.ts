import type { RawItem } from '../table/raw-item.js';

/** An expression may have 300 operators; an attribute needs two. */
const COMPARED_MAX = 140;

/** What Aegis adds to an item when it changes it. */
const MARKS_OF_CHANGE = ['revision', 'edited_at', 'deleted_at', 'marks', 'archive_key', 'restoring_at'];

/** The condition that an item is still exactly as it was read; without `before`, that there is none. */
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
