import { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import { type Timestamp, toSlackTs } from '../../base/timestamp.js';
import type { Logger } from '../../ports/logger.js';
import type { PostedMessage, Slack, SlackUser } from '../../ports/slack.js';
import type { Message } from '../../views/blocks.js';
import { fitMessage } from '../../views/fit.js';
import { createBoltLogger } from './bolt-logger.js';
import type { IdentitySource } from './identity.js';
import { isOwn } from './own-events.js';
import { callSlack } from './slack-failures.js';
import { readHistory } from './slack-history.js';
import { readUser, type UserInfo } from './slack-user.js';

/** Decides what people may do, so it must not be old. */
const USER_TTL_MS = MINUTE_MS;
/** Only for reading. */
const NAME_TTL_MS = HOUR_MS;
/** How far back a post whose answer was lost is looked for. */
const SEARCHED_MESSAGES = 50;

/** Naming our posts, so that one is found again when Slack's answer to it was lost. */
const METADATA_TYPE = 'aegis_message';

export interface SlackClients {
  /** On the acknowledging path: one try, 1.5 s. */
  interactive: WebClient;
  /** For jobs, which try again by themselves: one try, 10 s; a rate limit stops only the call it hits. */
  worker: WebClient;
}

interface ClientSettings {
  token: string;
  apiUrl?: string | undefined;
  logger: Logger;
}

export function createSlackClients(settings: ClientSettings): SlackClients {
  const client = (timeout: number) =>
    new WebClient(settings.token, {
      ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
      logger: createBoltLogger(settings.logger),
      timeout,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  return { interactive: client(1_500), worker: client(10_000) };
}

/** Slack as the rest of Aegis sees it. */
export function createSlack({ interactive, worker }: SlackClients, identity: IdentitySource): Slack {
  const users = new LRUCache<string, SlackUser>({ max: 5_000, ttl: USER_TTL_MS });
  const names = new LRUCache<string, string>({ max: 5_000, ttl: NAME_TTL_MS });
  const channelIds = new Map<string, string>();

  async function fetchUser(client: WebClient, userId: string): Promise<SlackUser> {
    const { user } = await callSlack(() => client.users.info({ user: userId }));
    const { teamId } = await callSlack(identity);
    const found = readUser(userId, teamId, user as UserInfo | undefined);
    users.set(userId, found);
    names.set(userId, found.name);
    return found;
  }

  async function resolveChannel(nameOrId: string): Promise<string> {
    if (/^[CGD][A-Z0-9]+$/.test(nameOrId)) return nameOrId;
    const name = nameOrId.replace(/^#/, '');
    const known = channelIds.get(name) ?? (await findChannel(worker, name))?.id;
    if (!known) {
      throw new UpstreamError('channel_not_found', `There is no channel #${name}, or Aegis may not see it.`);
    }
    channelIds.set(name, known);
    return known;
  }

  async function isUploaded(channelId: string, name: string, since: Timestamp): Promise<boolean> {
    const self = await callSlack(identity);
    const query = { channelId, oldest: toSlackTs(since), limit: SEARCHED_MESSAGES };
    const messages = await readHistory(worker, query);
    return messages.filter((message) => isOwn(message, self)).some(({ files }) => hasFile(files, name));
  }

  return {
    async createChannel(name, { isPrivate }) {
      const { channel } = await callSlack(() => worker.conversations.create({ name, is_private: isPrivate }));
      return { id: channel?.id ?? '', name: channel?.name ?? name };
    },
    async findOwnChannel(name) {
      const { botUserId } = await callSlack(identity);
      const channel = await findChannel(worker, name);
      return channel?.creator === botUserId ? { id: channel.id, name } : undefined;
    },
    async invite(channelId, userIds) {
      // With `force` one person who cannot be invited does not keep the others out.
      const force = userIds.length > 1;
      await callSlack(() =>
        worker.conversations.invite({ channel: channelId, users: userIds.join(','), force }),
      ).catch(unless('already_in_channel'));
    },
    async setTopic(channelId, topic) {
      await callSlack(() => worker.conversations.setTopic({ channel: channelId, topic }));
    },
    async post(nameOrId, message, { key, mayExist }) {
      const channel = await resolveChannel(nameOrId);
      const earlier = mayExist ? await findPost(worker, channel, key) : undefined;
      if (earlier) return earlier;
      const { ts } = await callSlack(() =>
        worker.chat.postMessage({
          channel,
          ...fitMessage(message),
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: METADATA_TYPE, event_payload: { key } },
        }),
      );
      return { channelId: channel, ts: ts ?? '' };
    },
    async update(channelId, ts, message) {
      await callSlack(() => worker.chat.update({ channel: channelId, ts, ...fitMessage(message) }));
    },
    async pin(channelId, ts) {
      await callSlack(() => worker.pins.add({ channel: channelId, timestamp: ts })).catch(
        unless('already_pinned'),
      );
    },
    async upload(channelId, { name, title, content, comment }, once) {
      if (once.mayExist && (await isUploaded(channelId, name, once.since))) return;
      await callSlack(() =>
        worker.filesUploadV2({
          channel_id: channelId,
          filename: name,
          title,
          file: Buffer.from(content),
          ...(comment && { initial_comment: comment }),
        }),
      );
    },
    async publishHome(userId, view) {
      await callSlack(() => worker.views.publish({ user_id: userId, view }));
    },
    async tell(channelId, userId, message) {
      await callSlack(() =>
        worker.chat.postEphemeral({ channel: channelId, user: userId, ...fitMessage(message) }),
      );
    },
    async channel(channelId) {
      const { channel } = await callSlack(() => worker.conversations.info({ channel: channelId }));
      return {
        name: channel?.name ?? channelId,
        isPrivate: channel?.is_private === true || channel?.is_im === true || channel?.is_mpim === true,
        isShared: channel?.is_ext_shared === true,
      };
    },
    async history(channelId, since, limit) {
      const self = await callSlack(identity);
      const messages = await readHistory(worker, { channelId, oldest: toSlackTs(since), limit });
      return messages.filter((message) => !isOwn(message, self));
    },
    respond: (responseUrl, message, { replace }) =>
      callSlack(() => postResponse(responseUrl, message, { replace, timeoutMs: 10_000 })),
    async openModal(triggerId, view) {
      await callSlack(() => interactive.views.open({ trigger_id: triggerId, view }));
    },
    user: async (userId) => users.get(userId) ?? (await fetchUser(interactive, userId)),
    async names(userIds) {
      const known = await Promise.all(
        userIds.map(async (id): Promise<[string, string]> => {
          const name =
            names.get(id) ?? (await fetchUser(worker, id).then(({ name }) => name, unlessUnknown(id)));
          return [id, name];
        }),
      );
      return new Map(known);
    },
    workspaceUrl: async () => (await callSlack(identity)).workspaceUrl,
  };
}

function hasFile(files: unknown, name: string): boolean {
  return Array.isArray(files) && files.some((file: { name?: unknown } | null) => file?.name === name);
}

interface FoundChannel {
  id: string;
  creator: string | undefined;
}

async function findChannel(client: WebClient, name: string): Promise<FoundChannel | undefined> {
  let cursor: string | undefined;
  do {
    const page = await callSlack(() =>
      client.conversations.list({
        types: 'public_channel,private_channel',
        limit: 1000,
        ...(cursor && { cursor }),
      }),
    );
    const found = page.channels?.find((channel) => channel.name === name);
    if (found?.id) return { id: found.id, creator: found.creator };
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return undefined;
}

async function findPost(client: WebClient, channel: string, key: string): Promise<PostedMessage | undefined> {
  const { messages = [] } = await callSlack(() =>
    client.conversations.history({ channel, limit: SEARCHED_MESSAGES, include_all_metadata: true }),
  );
  const found = messages.find(({ metadata }) => {
    const payload = metadata?.event_payload as Record<string, unknown> | undefined;
    return metadata?.event_type === METADATA_TYPE && payload?.key === key;
  });
  return found?.ts ? { channelId: channel, ts: found.ts } : undefined;
}

async function postResponse(
  url: string,
  message: Message,
  { replace, timeoutMs }: { replace: boolean; timeoutMs: number },
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: replace, ...message }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.ok) return;
  const retryable = response.status >= 500 || response.status === 429;
  throw new UpstreamError(`http_${response.status}`, 'Slack no longer takes an answer to this click.', {
    retryable,
  });
}

function unless(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof UpstreamError && error.upstreamCode === code)) throw error;
  };
}

function unlessUnknown(id: string): (error: unknown) => string {
  return (error) => {
    if (error instanceof UpstreamError && !error.retryable) return id;
    throw error;
  };
}
