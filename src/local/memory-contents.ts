import { createHash } from 'node:crypto';
import type { Contents } from '../deps.js';

/** Long texts of a workspace that lives in memory itself, as in a replay. */
export function createMemoryContents(): Contents {
  const texts = new Map<string, string>();
  return {
    async keep(text) {
      const ref = createHash('sha256').update(text).digest('hex');
      texts.set(ref, text);
      return ref;
    },
    async read(ref) {
      return texts.get(ref);
    },
  };
}
