import { describe, expect, it } from 'vitest';
import { userPosts } from '../../../../src/local/slack/people.js';
import { ALICE, BOT, GENERAL, refusalOf, useSlack } from '../../../support/slack.js';

const slack = useSlack();

describe('marks', () => {
  it('are pins', async () => {
    const { client, workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'one' });
    const pin = { channel: GENERAL, timestamp: ts };

    await client.pins.add(pin);

    expect(await refusalOf(client.pins.add(pin))).toBe('already_pinned');
    expect((await client.pins.list({ channel: GENERAL })).items).toMatchObject([
      { type: 'message', created_by: BOT, message: { ts, text: 'one', pinned_to: [GENERAL] } },
    ]);
    await client.pins.remove(pin);
    expect(await refusalOf(client.pins.remove(pin))).toBe('no_pin');
    expect(await refusalOf(client.pins.add({ channel: GENERAL, timestamp: '1.000001' }))).toBe(
      'message_not_found',
    );
    expect(await refusalOf(client.pins.add({ channel: GENERAL, timestamp: 'abc' }))).toBe('bad_timestamp');
  });

  it('are reactions', async () => {
    const { client, workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'one' });
    const reaction = { channel: GENERAL, timestamp: ts, name: 'eyes' };

    await client.reactions.add(reaction);

    expect(await refusalOf(client.reactions.add(reaction))).toBe('already_reacted');
    expect((await client.reactions.get({ channel: GENERAL, timestamp: ts })).message?.reactions).toEqual([
      { name: 'eyes', users: [BOT], count: 1 },
    ]);
    await client.reactions.remove(reaction);
    expect(await refusalOf(client.reactions.remove(reaction))).toBe('no_reaction');
  });

  it('are bookmarks', async () => {
    const { client } = slack();
    const link = {
      channel_id: GENERAL,
      title: 'Runbook',
      type: 'link',
      link: 'https://example.com',
    } as const;

    const { bookmark } = await client.bookmarks.add(link);

    expect((await client.bookmarks.list({ channel_id: GENERAL })).bookmarks).toMatchObject([
      { title: 'Runbook' },
    ]);
    await client.bookmarks.remove({ channel_id: GENERAL, bookmark_id: bookmark?.id ?? '' });
    expect(await refusalOf(client.bookmarks.remove({ channel_id: GENERAL, bookmark_id: 'Bk0' }))).toBe(
      'not_found',
    );
    expect(await refusalOf(client.bookmarks.add({ ...link, link: 'ftp://x' }))).toBe('invalid_link');
  });
});
