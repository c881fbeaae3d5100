import { UpstreamError } from '../base/errors.js';
import type { Store } from '../data/store/store.js';
import type { Slack } from '../ports/slack.js';

/**
 * Slack for jobs, which may have been opened before Slack gave their channel a new id: a call that doesn't find its
 * channel is retried once with the channel's current id.
 */
export function followMovedChannels<S extends Slack>(
  slack: S,
  { getChannelLink }: Pick<Store, 'getChannelLink'>,
): S {
  async function inChannel<T>(channelId: string, call: (current: string) => Promise<T>): Promise<T> {
    try {
      return await call(channelId);
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.upstreamCode !== 'channel_not_found') throw error;
      const current = (await getChannelLink(channelId))?.channel_id;
      if (current === undefined || current === channelId) throw error;
      return call(current);
    }
  }
  const follow =
    <A extends unknown[], R>(call: (channelId: string, ...rest: A) => Promise<R>) =>
    (channelId: string, ...rest: A) =>
      inChannel(channelId, (current) => call(current, ...rest));
  return {
    ...slack,
    channel: follow(slack.channel),
    findPost: follow(slack.findPost),
    historyPage: follow(slack.historyPage),
    invite: follow(slack.invite),
    pin: follow(slack.pin),
    post: follow(slack.post),
    postEphemeral: follow(slack.postEphemeral),
    setTopic: follow(slack.setTopic),
    threadPage: follow(slack.threadPage),
    update: follow(slack.update),
    upload: follow(slack.upload),
  };
}
