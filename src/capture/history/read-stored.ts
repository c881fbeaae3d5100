import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { CheckSession } from './check-session.js';

/** After every timestamp. */
export const END_OF_TIME = '9999';

/** Messages copied from the channel where an incident was declared aren't newer than this. */
const COPIED_MS = MINUTE_MS;

interface StoredRange {
  from: Timestamp;
  to: Timestamp;
  /** The replies to return in full; for all others, only the times are kept. */
  shown: ReadonlySet<Timestamp>;
}

/**
 * Reads the record's top-level messages of a range by their times, with replies as requested. It reads in
 * parts, so that a channel of any length fits into memory.
 */
export async function readStored(
  session: CheckSession,
  { shown, ...range }: StoredRange,
): Promise<Map<Timestamp, Comment>> {
  const found = new Map<Timestamp, Comment>();
  await forEachPart(session, range, (comments) => {
    for (const comment of comments) {
      if (comment.thread === undefined || shown.has(comment.timestamp)) found.set(comment.timestamp, comment);
    }
  });
  return found;
}

/** Remembers the replies that an earlier run has passed. */
export async function readPassedReplies(session: CheckSession): Promise<void> {
  const { position } = session.run;
  if (position !== undefined)
    await forEachPart(session, { from: position, to: END_OF_TIME }, () => undefined);
}

async function forEachPart(
  { deps, incident, channelId, replies }: CheckSession,
  range: { from: Timestamp; to: Timestamp },
  use: (comments: readonly Comment[]) => void,
): Promise<void> {
  const { incident_id, created_at } = incident;
  const copiedUntil = addMillis(created_at, COPIED_MS);
  let cursor: string | undefined;
  do {
    const page = await deps.store.commentsBetween(incident_id, { ...range, cursor });
    const own = page.items.filter(
      ({ timestamp, channel_id }) => channel_id === channelId || timestamp > copiedUntil,
    );
    replies.add(own);
    use(own);
    cursor = page.cursor;
  } while (cursor !== undefined);
}
