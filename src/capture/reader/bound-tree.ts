/** A list in a block in a share in a message is 14 levels deep. */
const MAX_DEPTH = 40;
/** A table with 2,000 cells of rich text has about 15,000; everything else that Slack allows has fewer. */
const MAX_VALUES = 20_000;

interface Bounded<T> {
  tree: T;
  isCut: boolean;
}

/**
 * Cuts parts that are nested too deeply or come after too many others from Slack's data, so that reading it
 * takes bounded time and can't overflow the stack.
 */
export function boundTree<T>(value: T): Bounded<T> {
  const left = { values: MAX_VALUES, isCut: false };
  const tree = copy(value, left, 0) as T;
  // Almost always, nothing is cut, and the original can be used.
  return { tree: left.isCut ? tree : value, isCut: left.isCut };
}

function copy(value: unknown, left: { values: number; isCut: boolean }, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH || left.values <= 0) {
    left.isCut = true;
    return undefined;
  }
  left.values -= 1;
  if (Array.isArray(value)) return copyList(value, left, depth);
  const fields: Record<string, unknown> = Object.create(null);
  for (const name in value) fields[name] = copy((value as Record<string, unknown>)[name], left, depth + 1);
  return fields;
}

/** Omits the positions of cut parts, of which there may be millions. */
function copyList(list: readonly unknown[], left: { values: number; isCut: boolean }, depth: number) {
  const kept: unknown[] = [];
  for (const one of list) {
    if (left.values <= 0) {
      left.isCut = true;
      break;
    }
    if (typeof one !== 'object') left.values -= 1;
    kept.push(copy(one, left, depth + 1));
  }
  return kept;
}
