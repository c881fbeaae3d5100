import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import { MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import { epochMillis, fromMillis, type Timestamp, toSlackTs } from '../../base/timestamp.js';
import { callSlack } from './slack-failures.js';

/** Marks our posts, so that one can be found again when Slack's response to it was lost. */
const METADATA_TYPE = 'aegis_message';

/** Slack's maximum for conversations.history. */
const PAGE_SIZE = 999;
/** About 40,000 messages, and most of the 50 calls that Slack allows in a minute. */
const MAX_PAGES = 40;
/** Our clock and Slack's may differ by this much. */
const CLOCK_MARGIN_MS = MINUTE_MS;

export function buildMetadata(key: string) {
  return { event_type: METADATA_TYPE, event_payload: { key } };
}

const ownPost = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(METADATA_TYPE), event_payload: z.object({ key: z.string() }) }),
});

/** The `ts` of the message posted with a key since a moment; undefined if there's none. */
export async function findOwnPost(
  client: WebClient,
  { channel, key, since, threadTs }: OwnPost,
): Promise<string | undefined> {
  const from = fromMillis(epochMillis(since) - CLOCK_MARGIN_MS);
  const find = (message: unknown) => {
    const { ts, metadata } = ownPost.safeParse(message).data ?? {};
    return metadata?.event_payload.key === key ? ts : undefined;
  };
  if (threadTs !== undefined) return searchThread(client, { channel, threadTs, since: from }, find);
  return searchChannel(client, { channel, since: from }, find);
}

interface OwnPost {
  channel: string;
  key: string;
  since: Timestamp;
  /** For a reply, Slack `ts` of the thread's first message. */
  threadTs?: string | undefined;
}

/** Aegis replies only in drills and to tasks, whose threads are short: one page of replies has them all. */
async function searchThread(
  client: WebClient,
  { channel, threadTs, since }: { channel: string; threadTs: string; since: Timestamp },
  find: (message: unknown) => string | undefined,
): Promise<string | undefined> {
  const { messages = [] } = await callSlack(() =>
    client.conversations.replies({
      channel,
      ts: threadTs,
      oldest: toSlackTs(since),
      limit: PAGE_SIZE,
      include_all_metadata: true,
    }),
  );
  return firstFound(messages, find);
}

/**
 * The first answer that `find` has about a message of a channel since a moment. The search goes through everything
 * posted since: in a busy channel, thousands of messages may follow ours. Throws `search_too_long` if there's more than
 * it can read; it doesn't cover replies in threads.
 */
export async function searchChannel<T>(
  client: WebClient,
  { channel, since }: { channel: string; since: Timestamp },
  find: (message: unknown) => T | undefined,
): Promise<T | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { messages = [], response_metadata } = await callSlack(() =>
      client.conversations.history({
        channel,
        oldest: toSlackTs(since),
        inclusive: true,
        limit: PAGE_SIZE,
        include_all_metadata: true,
        ...(cursor && { cursor }),
      }),
    );
    const found = firstFound(messages, find);
    if (found !== undefined) return found;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  throw new UpstreamError(
    'search_too_long',
    "Slack didn't confirm an earlier attempt, and the channel is too busy to search for it. Check the channel before you try again.",
  );
}

function firstFound<T>(
  messages: readonly unknown[],
  find: (message: unknown) => T | undefined,
): T | undefined {
  return messages.map(find).find((found) => found !== undefined);
}
