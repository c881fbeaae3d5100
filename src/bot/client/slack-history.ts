import type { WebClient } from '@slack/web-api';
import { callSlack } from './slack-failures.js';

type PastMessage = Record<string, unknown>;

interface HistoryQuery {
  channelId: string;
  /** Slack `ts`, inclusive. */
  oldest: string;
  limit: number;
}

const PAGE_SIZE = 200;

/** The newest `limit` messages since a moment, replies in threads included, oldest first. */
export async function readHistory(client: WebClient, query: HistoryQuery): Promise<PastMessage[]> {
  const top = await readPages(query.limit, (cursor) =>
    client.conversations.history({
      channel: query.channelId,
      oldest: query.oldest,
      inclusive: true,
      limit: PAGE_SIZE,
      ...(cursor && { cursor }),
    }),
  );
  const threads = top.filter(({ reply_count }) => Number(reply_count ?? 0) > 0);
  const replies: PastMessage[] = [];
  for (const { ts } of threads) {
    const thread = await readPages(query.limit, (cursor) =>
      client.conversations.replies({
        channel: query.channelId,
        ts: String(ts),
        limit: PAGE_SIZE,
        ...(cursor && { cursor }),
      }),
    );
    replies.push(...thread.filter((reply) => reply.ts !== ts));
  }
  const sorted = [...top, ...replies].sort((a, b) => (String(a.ts) < String(b.ts) ? -1 : 1));
  return sorted.slice(-query.limit);
}

interface HistoryPage {
  messages?: unknown[];
  response_metadata?: { next_cursor?: string };
}

async function readPages(
  limit: number,
  read: (cursor: string | undefined) => Promise<HistoryPage>,
): Promise<PastMessage[]> {
  const messages: PastMessage[] = [];
  let cursor: string | undefined;
  do {
    const page = await callSlack(() => read(cursor));
    messages.push(...((page.messages ?? []) as PastMessage[]));
    cursor = page.response_metadata?.next_cursor;
  } while (cursor && messages.length < limit);
  return messages;
}
