import type { Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import type { CaptureDeps } from './capture-deps.js';
import { ownerOf } from './prepare-for-storage.js';

type MessageRef = Pick<Comment, 'incident_id' | 'timestamp'>;
type LongTexts = Partial<Pick<Comment, 'content_ref' | 'files'>>;

/** A message's references to long texts: its own and its files'. */
export function textRefs({ content_ref, files = [] }: LongTexts): string[] {
  return [content_ref, ...files.map((file) => file.content_ref)].filter((ref) => ref !== undefined);
}

/**
 * Deletes the long texts that a message no longer has. A deleted message keeps none, a person's only those of
 * its newest version; texts of a later version belong to an edit that's being recorded right now. A bot's
 * message keeps the texts of its states, and of the others, only the `dropped` ones are certain to be gone.
 */
export async function dropTexts(
  { contents, store }: Pick<CaptureDeps, 'contents' | 'store'>,
  { incident_id, timestamp }: MessageRef,
  dropped: readonly string[] = [],
): Promise<void> {
  const message = await store.getEvenExpired(incident_id, timestamp);
  if (!message) return;
  const kept = await contents.list(ownerOf(message));
  const isGone = goneFrom(message, dropped);
  await Promise.all(kept.filter(isGone).map(({ ref }) => contents.remove(ref)));
}

function goneFrom(message: Comment, dropped: readonly string[]) {
  const { author_kind, deleted_at, edited_at = message.timestamp } = message;
  const used = new Set(textRefs(message));
  return ({ ref, version }: { ref: string; version: Timestamp }): boolean => {
    if (deleted_at !== undefined) return true;
    if (used.has(ref)) return false;
    return dropped.includes(ref) || (author_kind === undefined && version <= edited_at);
  };
}
