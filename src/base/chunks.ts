/** The items in their order, `size` at a time. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** The results of `work` in the order of the items, with `size` running in parallel. */
export async function mapInChunks<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const chunk of chunks(items, size)) results.push(...(await Promise.all(chunk.map(work))));
  return results;
}
