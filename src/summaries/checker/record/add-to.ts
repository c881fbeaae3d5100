/** Adds an item to its group. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const own = groups.get(key);
  if (own) own.push(item);
  else groups.set(key, [item]);
}
