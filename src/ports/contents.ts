/** Texts that are too long for the table, by the hash of their content. */
export interface Contents {
  /** Keeps a text and returns what to read it by; the same text is kept once. */
  keep(text: string): Promise<string>;
  /** Undefined when it is not there. */
  read(ref: string): Promise<string | undefined>;
}
