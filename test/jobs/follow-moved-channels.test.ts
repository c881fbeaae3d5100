import { beforeEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/base/errors.js';
import type { Store } from '../../src/data/store/store.js';
import { followMovedChannels } from '../../src/jobs/follow-moved-channels.js';
import type { Slack } from '../../src/ports/slack.js';

const OLD = 'C01OLD';
const NEW = 'C02NEW';
let asked: string[];
let failure: string;

beforeEach(() => {
  asked = [];
  failure = 'channel_not_found';
});

/** Knows only the new channel. */
const update = async (channelId: string) => {
  asked.push(channelId);
  if (channelId !== NEW) throw new UpstreamError(failure, 'Slack refused.');
};
const links: Record<string, string> = { [OLD]: NEW };
const getChannelLink = async (id: string) => {
  const channel_id = links[id];
  return channel_id === undefined ? undefined : { channel_id, incident_id: 'INC-000042' };
};
const slack = followMovedChannels(
  { update } as unknown as Slack,
  { getChannelLink } as unknown as Pick<Store, 'getChannelLink'>,
);
const message = { text: 'Done.' };

describe('a call of a job', () => {
  it("uses its channel's current id", async () => {
    await slack.update(OLD, '1736950100.000200', message);

    expect(asked).toEqual([OLD, NEW]);
  });

  it("is made once if the channel hasn't moved", async () => {
    await slack.update(NEW, '1736950100.000200', message);

    expect(asked).toEqual([NEW]);
  });

  it.each([
    ['the channel never moved', 'C09OTHER', 'channel_not_found'],
    ['Slack refuses for another reason', OLD, 'is_archived'],
  ])('fails as before when %s', async (_, channelId, code) => {
    failure = code;

    await expect(slack.update(channelId, '1736950100.000200', message)).rejects.toMatchObject({
      upstreamCode: code,
    });
    expect(asked).toEqual([channelId]);
  });
});
