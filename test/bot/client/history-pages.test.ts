import type { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { createHistoryPages } from '../../../src/bot/client/history-pages.js';

const SELF = { teamId: 'T1', appId: 'A1', botId: 'B1', botUserId: 'U0BOT', workspaceUrl: '' };
const [ONE, TWO, THREE] = ['1736950100.000100', '1736950200.000200', '1736950300.000300'];
const moment = (second: string, micros: string) => `2025-01-15T14:${second}.${micros}Z`;
const [AT_ONE, AT_TWO, AT_THREE] = [
  moment('08:20', '000100'),
  moment('10:00', '000200'),
  moment('11:40', '000300'),
];

/** Histories whose calls get these responses in turn. */
function historiesWith(...responses: object[]) {
  const calls: object[] = [];
  const answer = async (call: object) => {
    calls.push(call);
    return responses[Math.min(calls.length, responses.length) - 1];
  };
  const client = { conversations: { history: answer, replies: answer } } as unknown as WebClient;
  return { ...createHistoryPages(client, async () => SELF), calls };
}

it('requests everything before a moment, in pages as large as Slack allows', async () => {
  const { historyPage, calls } = historiesWith({ messages: [] });

  await historyPage('C1', {});
  await historyPage('C1', { before: AT_TWO });

  expect(calls).toEqual([
    { channel: 'C1', limit: 999 },
    { channel: 'C1', limit: 999, latest: TWO },
  ]);
});

it('recognizes its own messages and leaves out those without a time', async () => {
  const messages = [{ ts: THREE, bot_id: 'B1' }, { ts: TWO, user: 'U01BOB' }, { ts: 'abc' }, {}];
  const { historyPage } = historiesWith({ messages, has_more: true, is_limited: true });

  const page = await historyPage('C1', {});

  expect(page).toMatchObject({ hasMore: true, isLimited: true });
  expect(page.messages.map(({ timestamp, isOwn }) => [timestamp, isOwn])).toEqual([
    [AT_THREE, true],
    [AT_TWO, false],
  ]);
});

it('reads the replies of a thread after a moment, without the parent', async () => {
  const { threadPage, calls } = historiesWith({ messages: [{ ts: ONE }, { ts: THREE }, { ts: TWO }] });

  const page = await threadPage('C1', AT_ONE, { after: AT_ONE });

  expect(calls).toEqual([{ channel: 'C1', ts: ONE, limit: 999, oldest: ONE }]);
  expect(page.messages.map(({ timestamp }) => timestamp)).toEqual([AT_TWO, AT_THREE]);
});

it('continues by cursor when Slack returns an empty page with more to come', async () => {
  const more = { messages: [], has_more: true, response_metadata: { next_cursor: 'next' } };
  const { historyPage, calls } = historiesWith(more, { messages: [{ ts: ONE }] });

  const page = await historyPage('C1', {});

  expect(calls[1]).toMatchObject({ cursor: 'next' });
  expect(page.messages).toHaveLength(1);
});

it.each([
  ['no list of messages', {}],
  ['nothing but empty pages', { messages: [], has_more: true }],
])('fails with a retryable error when Slack sends %s', async (_, response) => {
  const { historyPage } = historiesWith(response);

  await expect(historyPage('C1', {})).rejects.toMatchObject({ retryable: true });
});
