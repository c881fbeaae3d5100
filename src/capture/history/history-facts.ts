import * as z from 'zod';
import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { PastMessage } from '../../ports/slack.js';
import { isTombstone } from '../reader/is-tombstone.js';

const reaction = z.object({ name: z.string(), users: z.array(z.string()), count: z.number().catch(0) });

const fields = z.object({
  subtype: z.string().catch(''),
  user: z.string().catch(''),
  text: z.string().catch(''),
  thread_ts: z.string().catch(''),
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
  reactions: z.array(reaction).catch([]),
  pinned_to: z.array(z.string()).catch([]),
  reply_count: z.number().catch(0),
  latest_reply: z.string().catch(''),
});

/** Facts about a message that only histories have. */
export interface HistoryFacts {
  isTombstone: boolean;
  /** A reply that was sent to the channel as well. */
  isBroadcast: boolean;
  /** In whole seconds. */
  editedAt: Timestamp | undefined;
  reactions: z.output<typeof reaction>[];
  pinnedTo: string[];
  thread: ThreadFigures;
}

/** A message's thread facts; zero replies if it has none, or none any more. */
export interface ThreadFigures {
  count: number;
  /** The time of the newest reply; empty if there's none. */
  latest: Timestamp;
}

export function readHistoryFacts({ timestamp, raw }: PastMessage): HistoryFacts {
  const { subtype, user, text, thread_ts, edited, ...rest } = fields.parse(raw);
  const { reactions, pinned_to, reply_count, latest_reply } = rest;
  const parent = fromSlackTs(thread_ts) ?? timestamp;
  return {
    isTombstone: isTombstone({ subtype, user, text }),
    isBroadcast: parent !== timestamp,
    editedAt: edited && fromSlackTs(edited.ts),
    reactions,
    pinnedTo: pinned_to,
    // If all replies of a thread are deleted, the latest one is dated 1970.
    thread: { count: reply_count, latest: reply_count > 0 ? (fromSlackTs(latest_reply) ?? '') : '' },
  };
}
