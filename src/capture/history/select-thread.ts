import type { Timestamp } from '../../base/timestamp.js';
import type { PastMessage } from '../../ports/slack.js';
import { readHistoryFacts, type ThreadFigures } from './history-facts.js';

interface ThreadRules {
  /** The replies that the record shows, oldest first. */
  recorded: readonly Timestamp[];
  /** Slack's figures for the thread when it was compared, although the record shows something else. */
  unlike: string | undefined;
  /** Threads with replies since this time are read even if they look the same; if undefined, they aren't. */
  readSince: Timestamp | undefined;
}

/**
 * Whether to read a thread, because it differs from the record or may hide changes that its first message
 * doesn't show.
 */
export function isThreadToRead(past: PastMessage, { recorded, unlike, readSince }: ThreadRules): boolean {
  const { isBroadcast, thread } = readHistoryFacts(past);
  if (isBroadcast) return false;
  const isRecent = readSince !== undefined && thread.count > 0 && thread.latest >= readSince;
  return isRecent || (!isLike(recorded, thread) && unlike !== formatFigures(thread));
}

function isLike(recorded: readonly Timestamp[], { count, latest }: ThreadFigures): boolean {
  return recorded.length === count && (recorded.at(-1) ?? '') === latest;
}

/** `12 2025-01-15T14:05:09.123456Z` */
export function formatFigures({ count, latest }: ThreadFigures): string {
  return `${count} ${latest}`;
}
