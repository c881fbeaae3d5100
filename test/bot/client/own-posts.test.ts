import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { findOwnPost } from '../../../src/bot/client/own-posts.js';
import { DECLARED_AT } from '../../support/records.js';

interface HistoryCall {
  cursor?: string;
  limit: number;
  oldest: string;
}

/** A channel whose history has as many pages as you like; only the last one is empty. */
function clientWithPages(pages: number) {
  const calls: HistoryCall[] = [];
  const history = async (call: HistoryCall) => {
    calls.push(call);
    const messages = [{ ts: '1', metadata: { event_type: 'other_app', event_payload: { key: 'cmd-1' } } }];
    const isLast = calls.length === pages;
    return isLast ? { messages: [] } : { messages, response_metadata: { next_cursor: `${calls.length}` } };
  };
  return { client: { conversations: { history } } as unknown as WebClient, calls };
}

const wanted = { channel: 'C1', key: 'cmd-1', since: DECLARED_AT };

describe('findOwnPost', () => {
  it('reads every page since the first attempt, in pages as large as Slack allows', async () => {
    const { client, calls } = clientWithPages(12);

    const found = await findOwnPost(client, wanted);

    expect(found).toBeUndefined();
    expect(calls.map(({ cursor }) => cursor)).toEqual([
      undefined,
      ...Array.from({ length: 11 }, (_, n) => `${n + 1}`),
    ]);
    expect(new Set(calls.map(({ limit }) => limit))).toEqual(new Set([999]));
  });

  it('fails for good instead of guessing when there are more pages than it may read', async () => {
    const { client, calls } = clientWithPages(1_000);

    const search = findOwnPost(client, wanted);

    await expect(search).rejects.toMatchObject({ upstreamCode: 'search_too_long', retryable: false });
    expect(calls).toHaveLength(40);
  });
});
