/** Texts that are too long for the table, keyed by content hash. */
export interface Contents {
  /** Stores a text and resolves to its reference; the same text is stored once. */
  keep(text: string): Promise<string>;
  /** Undefined when there's no such text. */
  read(ref: string): Promise<string | undefined>;
}
