import type { Timestamp } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';

interface Backfill {
  /** Lowercase with dashes; progress is stored under it. */
  name: string;
  /** One sentence for the operator. */
  about: string;
  /** Whether the item should have the attributes. For an index, only uses what the old index projects. */
  belongs(item: Item): boolean;
  /** The attributes to add where they are missing. */
  adds(item: Item, now: Timestamp): Item;
  /**
   * The attributes that `adds` and `belongs` use; if one of them changes meanwhile, the item is read again.
   */
  derivedFrom: readonly string[];
}

/** Adds an attribute to existing items. */
interface AttributeMigration extends Backfill {
  kind: 'attribute';
}

/** An index as CreateTable and UpdateTable expect it; key attributes are strings. */
export interface IndexDefinition {
  IndexName: string;
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] };
}

/** Replaces an index; `adds` returns the new key attributes, which are rewritten where they differ. */
export interface IndexMigration extends Backfill {
  kind: 'index';
  /** Name of the index to replace. */
  from: string;
  to: IndexDefinition;
}

export type Migration = AttributeMigration | IndexMigration;

/** What an item still needs, including stale index keys; undefined if nothing. */
export function neededIn(migration: Migration, item: Item, now: Timestamp): Item | undefined {
  if (!migration.belongs(item)) return undefined;
  const isIndex = migration.kind === 'index';
  const needed = Object.entries(migration.adds(item, now)).filter(
    ([name, value]) => item[name] === undefined || (isIndex && item[name] !== value),
  );
  return needed.length > 0 ? Object.fromEntries(needed) : undefined;
}
