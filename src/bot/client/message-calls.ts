import type { FetchFunction, WebClient } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';
import type { Slack } from '../../ports/slack.js';
import type { Message } from '../../views/blocks.js';
import { fitMessage } from '../../views/fit-message.js';
import { buildMetadata, findOwnPost } from './own-posts.js';
import { callSlack, ignoreCode } from './slack-failures.js';

const RESPONSE_TIMEOUT_MS = 10_000;

type Messages = Pick<
  Slack,
  'post' | 'findPost' | 'update' | 'pin' | 'postDirect' | 'postEphemeral' | 'respond'
>;

/** The part of the Slack port that posts, changes and reads messages. */
export function createMessageCalls(
  { client, fetch }: { client: WebClient; fetch: FetchFunction },
  resolveChannel: (nameOrId: string) => Promise<string>,
): Messages {
  return {
    async findPost(nameOrId, { key, since, threadTs }) {
      const channel = await resolveChannel(nameOrId);
      const ts = await findOwnPost(client, { channel, key, since, threadTs });
      return ts === undefined ? undefined : { channelId: channel, ts };
    },
    async post(nameOrId, message, { key, since, mayExist, as, threadTs }) {
      const channel = await resolveChannel(nameOrId);
      const earlier = mayExist ? await findOwnPost(client, { channel, key, since, threadTs }) : undefined;
      if (earlier) return { channelId: channel, ts: earlier };
      const { ts } = await callSlack(() =>
        client.chat.postMessage({
          channel,
          ...fitMessage(message),
          unfurl_links: false,
          unfurl_media: false,
          metadata: buildMetadata(key),
          ...(as && { username: as.name, icon_emoji: `:${as.emoji}:` }),
          ...(threadTs !== undefined && { thread_ts: threadTs }),
        }),
      );
      return { channelId: channel, ts: ts ?? '' };
    },
    async update(channelId, ts, message) {
      await callSlack(() => client.chat.update({ channel: channelId, ts, ...fitMessage(message) }));
    },
    async pin(channelId, ts) {
      await callSlack(() => client.pins.add({ channel: channelId, timestamp: ts })).catch(
        ignoreCode('already_pinned'),
      );
    },
    async postDirect(userId, message) {
      await callSlack(() =>
        client.chat.postMessage({
          channel: userId,
          ...fitMessage(message),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
    },
    async postEphemeral(channelId, userId, message, { threadTs } = {}) {
      await callSlack(() =>
        client.chat.postEphemeral({
          channel: channelId,
          user: userId,
          ...fitMessage(message),
          ...(threadTs !== undefined && { thread_ts: threadTs }),
        }),
      );
    },
    respond: (responseUrl, message, options) =>
      callSlack(async () => {
        refuseUnlessOk(await fetch(responseUrl, buildResponse(fitMessage(message), options)));
      }),
  };
}

/** The request body of a response URL. */
function buildResponse(
  message: Message,
  { replace, threadTs }: { replace: boolean; threadTs?: string | undefined },
) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: replace,
      ...message,
      ...(threadTs !== undefined && !replace && { thread_ts: threadTs }),
    }),
    signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
  };
}

function refuseUnlessOk({ ok, status }: Awaited<ReturnType<FetchFunction>>): void {
  if (ok) return;
  const retryable = status >= 500 || status === 429;
  throw new UpstreamError(`http_${status}`, 'Slack no longer accepts an answer to this click.', {
    retryable,
  });
}
