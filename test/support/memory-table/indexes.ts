import definition from '../../../src/data/table/table.json' with { type: 'json' };
import type { Item } from './evaluate.js';

const NAMES = definition.Properties.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName);

/** The items of each partition of each index, so that a query doesn't go through the whole table. */
export interface Indexes {
  /** Takes an item's earlier state out and puts its new one in. */
  replace(before: Item | undefined, after: Item | undefined): void;
  partition(index: string, key: string): Iterable<Item>;
}

export function createIndexes(): Indexes {
  const partitions = new Map<string, Set<Item>>();
  const partitionsOf = (item: Item) =>
    NAMES.filter((name) => typeof item[`${name}PK`] === 'string').map(
      (name) => `${name} ${item[`${name}PK`]}`,
    );
  return {
    replace(before, after) {
      for (const key of before ? partitionsOf(before) : []) {
        const partition = partitions.get(key);
        if (before) partition?.delete(before);
        if (partition?.size === 0) partitions.delete(key);
      }
      for (const key of after ? partitionsOf(after) : []) {
        const partition = partitions.get(key) ?? new Set();
        if (after) partitions.set(key, partition.add(after));
      }
    },
    partition: (index, key) => partitions.get(`${index} ${key}`) ?? [],
  };
}
