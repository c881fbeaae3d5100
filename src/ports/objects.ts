/**
 * Where archives and long texts are kept. Keys are relative paths of plain characters. An object is never replaced,
 * so that nothing that was once verified can be overwritten. Methods throw UpstreamError when the store fails.
 */
export interface ObjectStore {
  /** Whole or not at all, and on disk before it returns; `exists` when there is an object of this key. */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<'written' | 'exists'>;
  /** Undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Succeeds when there is none. */
  delete(key: string): Promise<void>;
  /** All keys that begin with a prefix, sorted. */
  list(prefix: string): Promise<string[]>;
}
