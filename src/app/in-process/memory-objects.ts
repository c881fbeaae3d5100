import type { ObjectStore } from '../../ports/objects.js';

/** An object store in memory, for replays and tests. */
export function createMemoryObjects(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  return {
    async putIfAbsent(key, bytes) {
      if (objects.has(key)) return 'exists';
      objects.set(key, bytes);
      return 'written';
    },
    async get(key) {
      return objects.get(key);
    },
    async delete(key) {
      objects.delete(key);
    },
    async list(prefix) {
      return [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
}
