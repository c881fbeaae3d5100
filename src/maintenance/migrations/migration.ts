import type { Timestamp } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';

interface Backfill {
  /** In lower case with dashes; progress is kept under it. */
  name: string;
  /** One sentence for the operator. */
  about: string;
  /** Whether the item is to have the attributes. Of an index: decidable from what the old index projects. */
  belongs(item: Item): boolean;
  /** The attributes to add where they are missing. */
  adds(item: Item, now: Timestamp): Item;
  /** What `adds` and `belongs` go by: an item in which one of these changed meanwhile is read anew. */
  derivedFrom: readonly string[];
}

/** A new attribute on items that are there already. */
interface AttributeMigration extends Backfill {
  kind: 'attribute';
}

/** An index in the form of CreateTable and UpdateTable; key attributes are strings. */
export interface IndexDefinition {
  IndexName: string;
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] };
}

/** A new index in place of an old one; `adds` gives its key attributes, which are set anew where they differ. */
export interface IndexMigration extends Backfill {
  kind: 'index';
  /** Name of the index that goes. */
  from: string;
  to: IndexDefinition;
}

export type Migration = AttributeMigration | IndexMigration;

/** What an item still needs of a migration; undefined when nothing. Keys of an index that went stale count too. */
export function neededIn(migration: Migration, item: Item, now: Timestamp): Item | undefined {
  if (!migration.belongs(item)) return undefined;
  const isIndex = migration.kind === 'index';
  const needed = Object.entries(migration.adds(item, now)).filter(
    ([name, value]) => item[name] === undefined || (isIndex && item[name] !== value),
  );
  return needed.length > 0 ? Object.fromEntries(needed) : undefined;
}
