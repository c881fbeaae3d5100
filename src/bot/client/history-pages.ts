import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';
import { fromSlackTs, toSlackTs } from '../../base/timestamp.js';
import type { HistoryPage, PastMessage, Slack } from '../../ports/slack.js';
import type { IdentitySource } from './identity.js';
import { isOwn } from './own-events.js';
import { callSlack } from './slack-failures.js';

/** The most that Slack documents for both methods. */
const PAGE_SIZE = 999;
/** Slack may return fewer messages than there are, even none; it doesn't document how often in a row. */
const EMPTY_PAGES_MAX = 5;

/**
 * Reads channels and threads by time rather than by cursor: a moment is still valid in the next run. Slack documents
 * that the newest messages before `latest` come first, and nothing about `oldest` on its own.
 */
export function createHistoryPages(
  client: WebClient,
  identity: IdentitySource,
): Pick<Slack, 'historyPage' | 'threadPage'> {
  /** The first page with messages that `isWanted` accepts. */
  async function readPage(
    call: (cursor: { cursor?: string }) => Promise<PageResponse>,
    isWanted: (message: PastMessage) => boolean = () => true,
  ): Promise<HistoryPage> {
    const self = await callSlack(identity);
    let cursor: string | undefined;
    for (let page = 0; page < EMPTY_PAGES_MAX; page += 1) {
      const response = await callSlack(() => call(cursor ? { cursor } : {}));
      const messages = readMessages(response)
        .flatMap((raw) => toPastMessage(raw, isOwn(raw, self)))
        .filter(isWanted);
      cursor = response.response_metadata?.next_cursor;
      const hasMore = response.has_more === true;
      if (messages.length > 0 || !hasMore) {
        return { messages, hasMore, isLimited: response.is_limited === true };
      }
    }
    throw noAnswer('empty_pages');
  }

  return {
    async historyPage(channel, { before, limit = PAGE_SIZE }) {
      const query = { channel, limit, ...(before && { latest: toSlackTs(before) }) };
      const page = await readPage((cursor) => client.conversations.history({ ...query, ...cursor }));
      return { ...page, messages: page.messages.sort(byTime).reverse() };
    },
    async threadPage(channel, parent, { after }) {
      const query = {
        channel,
        ts: toSlackTs(parent),
        limit: PAGE_SIZE,
        ...(after && { oldest: toSlackTs(after) }),
      };
      // Slack starts every page with the parent, whatever the range.
      const page = await readPage(
        (cursor) => client.conversations.replies({ ...query, ...cursor }),
        ({ timestamp }) => timestamp !== parent,
      );
      return { ...page, messages: page.messages.sort(byTime) };
    },
  };
}

interface PageResponse {
  messages?: unknown;
  has_more?: boolean;
  is_limited?: boolean;
  response_metadata?: { next_cursor?: string };
}

/** A response without a list doesn't describe the channel; an empty list does. */
function readMessages({ messages }: PageResponse): Record<string, unknown>[] {
  if (!Array.isArray(messages)) throw noAnswer('no_messages');
  return messages;
}

function noAnswer(code: string): UpstreamError {
  return new UpstreamError(code, "Slack didn't show the channel's history.", { retryable: true });
}

function toPastMessage(raw: Record<string, unknown>, isOwnMessage: boolean): PastMessage[] {
  const timestamp = fromSlackTs(String(raw.ts));
  return timestamp ? [{ timestamp, isOwn: isOwnMessage, raw }] : [];
}

function byTime(a: PastMessage, b: PastMessage): number {
  return a.timestamp < b.timestamp ? -1 : 1;
}
