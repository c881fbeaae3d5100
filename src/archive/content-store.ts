import { UpstreamError } from '../base/errors.js';
import type { Contents, TextOwner } from '../ports/contents.js';
import type { ObjectStore } from '../ports/objects.js';
import { sha256 } from './archive-format.js';
import { encodeSegment } from './archive-objects.js';

export const CONTENTS = 'content/';

/** Where a sweep marks texts that nothing refers to. Storing the same text again removes its mark. */
export const UNUSED = 'content-unused/';

/**
 * Stores long texts under the item that they belong to, by version and SHA-256 of their UTF-8. The reference
 * is the object's key, `content/INC-000042/COMMENT%23…/2025-01-15T14%3A05%3A09.123456Z-ab12…`. So no two
 * messages share a text, and a version that was replaced is never referred to again.
 */
export function createContents(objects: ObjectStore): Contents {
  return {
    async keep(text, { version, ...owner }) {
      const bytes = new TextEncoder().encode(text);
      const ref = `${prefixOf(owner)}${encodeSegment(version)}-${sha256(bytes)}`;
      const put = await objects.putIfAbsent(ref, bytes);
      await objects.delete(unusedMark(ref));
      // A sweep may have deleted it just before its mark was removed.
      if (put === 'exists') await objects.putIfAbsent(ref, bytes);
      return ref;
    },
    async read(ref) {
      const bytes = ref.startsWith(CONTENTS) ? await objects.get(ref) : undefined;
      if (!bytes) return undefined;
      if (!ref.endsWith(sha256(bytes))) {
        throw new UpstreamError('damaged_content', `The text ${ref} is damaged in the object store.`);
      }
      return new TextDecoder().decode(bytes);
    },
    async list(owner) {
      const prefix = prefixOf(owner);
      const refs = await objects.list(prefix);
      return refs.map((ref) => ({ ref, version: decodeURIComponent(ref.slice(prefix.length, -HASH_PART)) }));
    },
    async remove(ref) {
      await objects.delete(ref);
    },
  };
}

/** The length of `-<SHA-256>`. */
const HASH_PART = 65;

function prefixOf({ incident_id, item }: TextOwner): string {
  return `${CONTENTS}${encodeSegment(incident_id)}/${encodeSegment(item)}/`;
}

export function unusedMark(ref: string): string {
  return `${UNUSED}${ref.slice(CONTENTS.length)}`;
}
