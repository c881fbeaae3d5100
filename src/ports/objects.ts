/**
 * Storage for archives and long texts. Keys are relative paths of plain characters. Objects are
 * never replaced, so that nothing that was once verified can be overwritten. Methods throw
 * UpstreamError if the store fails.
 */
export interface ObjectStore {
  /**
   * Writes the whole object or nothing, to disk before it returns; `exists` if there's
   * already an object with this key.
   */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<'written' | 'exists'>;
  /** Undefined if there's none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Succeeds if there's none. */
  delete(key: string): Promise<void>;
  /** All keys that begin with a prefix, sorted. */
  list(prefix: string): Promise<string[]>;
}
