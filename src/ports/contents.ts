import type { Timestamp } from '../base/timestamp.js';

/** The item that a text belongs to. */
export interface TextOwner {
  incident_id: string;
  /** Its sort key. */
  item: string;
}

interface KeptText {
  ref: string;
  /** The time since which the item has this content. */
  version: Timestamp;
}

/** Texts that are too long for the table. Each belongs to one item, so it can be deleted with it. */
export interface Contents {
  /** Stores a version of an item's text and resolves to its reference; the same text of a version is stored once. */
  keep(text: string, version: TextOwner & { version: Timestamp }): Promise<string>;
  /** Undefined if there's no such text. */
  read(ref: string): Promise<string | undefined>;
  /** All texts that are stored for an item. */
  list(owner: TextOwner): Promise<KeptText[]>;
  /** Deletes a text; succeeds if there's none. */
  remove(ref: string): Promise<void>;
}
