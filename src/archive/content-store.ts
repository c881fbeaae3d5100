import { UpstreamError } from '../base/errors.js';
import type { Contents } from '../ports/contents.js';
import type { ObjectStore } from '../ports/objects.js';
import { sha256 } from './archive-format.js';

export const CONTENTS = 'content/';

/** Where a sweep marks texts that nothing refers to. Keeping the same text again removes its mark. */
export const UNUSED = 'content-unused/';

/** Stores long texts by the SHA-256 of their UTF-8; the reference is the object's key, `content/ab/ab12…`. */
export function createContents(objects: ObjectStore): Contents {
  return {
    async keep(text) {
      const bytes = new TextEncoder().encode(text);
      const ref = refOf(sha256(bytes));
      const put = await objects.putIfAbsent(ref, bytes);
      await objects.delete(unusedMark(ref));
      // A sweep may have deleted it just before its mark was removed.
      if (put === 'exists') await objects.putIfAbsent(ref, bytes);
      return ref;
    },
    async read(ref) {
      const bytes = ref.startsWith(CONTENTS) ? await objects.get(ref) : undefined;
      if (!bytes) return undefined;
      if (refOf(sha256(bytes)) !== ref) {
        throw new UpstreamError('damaged_content', `The text ${ref} is damaged in the object store.`);
      }
      return new TextDecoder().decode(bytes);
    },
  };
}

export function unusedMark(ref: string): string {
  return `${UNUSED}${ref.slice(CONTENTS.length)}`;
}

function refOf(hash: string): string {
  return `${CONTENTS}${hash.slice(0, 2)}/${hash}`;
}
