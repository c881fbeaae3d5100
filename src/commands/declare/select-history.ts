import * as z from 'zod';
import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { PastMessage } from '../../ports/slack.js';

/** Each costs a call, of which Slack allows 50 a minute. */
const THREADS_MAX = 20;

/** A message and the first message of its thread, which may be itself. */
export interface ThreadedMessage {
  timestamp: Timestamp;
  parent: Timestamp;
}

/** From Slack's `ts`; undefined where there's none, as when an incident is declared with a command. */
export function readThreadedMessage(ts = '', thread_ts = ts): ThreadedMessage | undefined {
  const timestamp = fromSlackTs(ts);
  return timestamp === undefined ? undefined : { timestamp, parent: fromSlackTs(thread_ts) ?? timestamp };
}

export interface ThreadToRead {
  parent: Timestamp;
  /** Undefined for the whole thread. */
  after?: Timestamp;
}

const figures = z.object({
  reply_count: z.number().catch(0),
  latest_reply: z.string().catch(''),
  thread_ts: z.string().optional().catch(undefined),
});

/**
 * The threads to read: all of the one that the incident was declared from, then what is new in those that people wrote
 * in most recently, however old their first message is.
 */
export function selectThreads(
  recent: readonly PastMessage[],
  { since, message }: { since: Timestamp; message: ThreadedMessage | undefined },
): ThreadToRead[] {
  const parents = recent.map(({ timestamp, raw }) => ({ parent: timestamp, ...latestReply(raw) }));
  const withoutReplies = new Set(parents.filter(({ count }) => count === 0).map(({ parent }) => parent));
  const active = parents
    .filter(({ parent, count, latest }) => count > 0 && latest >= since && parent !== message?.parent)
    .sort((a, b) => (a.latest > b.latest ? -1 : 1))
    .slice(0, THREADS_MAX)
    .map(({ parent }) => ({ parent, after: since }));
  const isThread = message && !withoutReplies.has(message.parent);
  return isThread ? [{ parent: message.parent }, ...active] : active;
}

function latestReply(raw: PastMessage['raw']): { count: number; latest: Timestamp } {
  const { reply_count, latest_reply } = figures.parse(raw);
  return { count: reply_count, latest: fromSlackTs(latest_reply) ?? '' };
}

interface Selection {
  since: Timestamp;
  until: Timestamp;
  message: ThreadedMessage | undefined;
  /** Of the messages since then; the newest are taken. */
  limit: number;
}

/**
 * The messages to record, oldest first: the newest since a moment with the first messages of their threads, which they
 * make no sense without, and the message that the incident was declared from with its whole thread.
 */
export function selectMessages(
  found: readonly PastMessage[],
  { since, until, message, limit }: Selection,
): PastMessage[] {
  const unique = [...new Map(found.map((one) => [one.timestamp, one])).values()].sort(oldestFirst);
  const others = unique.filter(({ isOwn, timestamp }) => !isOwn && timestamp <= until);
  const recent = others.filter(({ timestamp }) => timestamp >= since).slice(-limit);
  const declaredFrom = others.filter((one) => message && parentOf(one) === message.parent).slice(-limit);
  const wanted = new Set([...recent, ...declaredFrom].flatMap((one) => [one.timestamp, parentOf(one)]));
  if (message) wanted.add(message.timestamp);
  return others.filter(({ timestamp }) => wanted.has(timestamp));
}

/** The first message of its thread, or itself. */
function parentOf({ timestamp, raw }: PastMessage): Timestamp {
  return fromSlackTs(figures.parse(raw).thread_ts ?? '') ?? timestamp;
}

function oldestFirst(a: PastMessage, b: PastMessage): number {
  return a.timestamp < b.timestamp ? -1 : 1;
}
