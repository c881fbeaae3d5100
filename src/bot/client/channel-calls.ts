import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';
import type { Slack } from '../../ports/slack.js';
import type { IdentitySource } from './identity.js';
import { callSlack, ignoreCode } from './slack-failures.js';

type Channels = Pick<
  Slack,
  'archiveChannel' | 'createChannel' | 'findOwnChannel' | 'invite' | 'renameChannel' | 'setTopic'
> & {
  /** The ID of a channel given by ID or name. */
  resolveChannel(nameOrId: string): Promise<string>;
};

/** The part of the Slack port that makes and finds channels. */
export function createChannelCalls(client: WebClient, identity: IdentitySource): Channels {
  const knownIds = new Map<string, string>();
  return {
    async createChannel(name, { isPrivate }) {
      const { channel } = await callSlack(() => client.conversations.create({ name, is_private: isPrivate }));
      return { id: channel?.id ?? '', name: channel?.name ?? name };
    },
    async findOwnChannel(name) {
      const { botUserId } = await callSlack(identity);
      const channel = await findChannel(client, name);
      return channel?.creator === botUserId ? { id: channel.id, name } : undefined;
    },
    async invite(channelId, userIds) {
      // With `force`, one person who can't be invited doesn't stop the others.
      const force = userIds.length > 1;
      await callSlack(() =>
        client.conversations.invite({ channel: channelId, users: userIds.join(','), force }),
      ).catch(ignoreCode('already_in_channel'));
    },
    async archiveChannel(channelId) {
      await callSlack(() => client.conversations.archive({ channel: channelId })).catch(
        ignoreCode('already_archived'),
      );
    },
    async renameChannel(channelId, name) {
      await callSlack(() => client.conversations.rename({ channel: channelId, name }));
    },
    async setTopic(channelId, topic) {
      await callSlack(() => client.conversations.setTopic({ channel: channelId, topic }));
    },
    async resolveChannel(nameOrId) {
      if (/^[CGD][A-Z0-9]+$/.test(nameOrId)) return nameOrId;
      const name = nameOrId.replace(/^#/, '');
      const id = knownIds.get(name) ?? (await findChannel(client, name))?.id;
      if (!id) throw new UpstreamError('channel_not_found', `Aegis can't find a channel named #${name}.`);
      knownIds.set(name, id);
      return id;
    },
  };
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
        limit: 999,
        ...(cursor && { cursor }),
      }),
    );
    const found = page.channels?.find((channel) => channel.name === name);
    if (found?.id) return { id: found.id, creator: found.creator };
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return undefined;
}
