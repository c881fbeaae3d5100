import {
  channelIdChanges,
  channelIsShared,
  channelIsUnshared,
  type Envelope,
  userArchives,
  userConverts,
  userDeletesChannel,
  userJoins,
  userKicks,
  userPosts,
  userRenames,
  userUnarchives,
} from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, BOT, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
const TITLE = 'acquisition talks leaked';
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare(`declare P1 ${TITLE}`);
  // The bot's arrival in the new channel is no return.
  aegis().clock.advance(10 * 60_000);
});

const events = async (...types: string[]) =>
  (await aegis().record()).events.filter(({ type }) => types.includes(type));
const lines = () => aegis().posts(channel).map(textOf);
const settled = async () => {
  await aegis().settled();
  aegis().clock.advance(20_000);
};

/** Events of a type, or messages of a subtype, that Slack is late with. */
async function holdBack(wanted: string) {
  const { delivery } = aegis();
  const { event: deliver } = delivery;
  const held: Envelope[] = [];
  delivery.event = async (envelope, retry) => {
    const { type, subtype } = (envelope as Envelope).event;
    if (type !== wanted && subtype !== wanted) return deliver(envelope, retry);
    held.push(envelope as Envelope);
    return { status: 200, body: '' };
  };
  return {
    async release() {
      for (const envelope of held.splice(0)) await deliver(envelope);
      await settled();
    },
  };
}

describe('a channel that is made private', () => {
  it('makes its incident private immediately and says so in the channel', async () => {
    await aegis().say('the buyer is Acme', { channel });

    userConverts(aegis().workspace, { channel, user: BOB, to: 'private' });
    await settled();

    const { incident } = await aegis().record();
    expect(incident.visibility).toBe('private');
    expect(await events('CHANNEL_MADE_PRIVATE', 'VISIBILITY_CHANGED')).toMatchObject([
      { type: 'CHANNEL_MADE_PRIVATE', user_id: BOB },
      { type: 'VISIBILITY_CHANGED', user_id: BOB, detail: { from: 'public', to: 'private' } },
    ]);
    expect(lines().at(-1)).toContain(`Made *private*, because its channel was made private by <@${BOB}>`);
    expect(lines().at(-1)).toContain('Only the people in this channel can see INC-1 now');
    expect(aegis().posts(INCIDENTS).map(textOf).join()).not.toContain(TITLE);
    const outsider = 'U01DAVE';
    for (const text of ['list', 'show 1', 'timeline 1', 'summary 1', 'ask 1 who is the buyer']) {
      const shown = await aegis().type(text, { user: outsider });
      expect(shown).not.toContain(TITLE);
      expect(shown).not.toContain('Acme');
    }
  });

  it('does so once, whatever Slack redelivers', async () => {
    const { delivery, workspace } = aegis();
    const sent: Envelope[] = [];
    workspace.onEvent((envelope) => sent.push(envelope));
    userConverts(workspace, { channel, user: BOB, to: 'private' });
    await settled();
    const before = { lines: lines(), events: await events('CHANNEL_MADE_PRIVATE', 'VISIBILITY_CHANGED') };

    for (const envelope of sent.splice(0))
      await delivery.event(envelope, { retryNum: 1, retryReason: 'http_timeout' });
    await settled();

    expect(lines()).toEqual(before.lines);
    expect(await events('CHANNEL_MADE_PRIVATE', 'VISIBILITY_CHANGED')).toEqual(before.events);
  });

  it('does so with the next message when Slack sends no event about it', async () => {
    await holdBack('channel_convert_to_private');
    userConverts(aegis().workspace, { channel, user: BOB, to: 'private' });
    await settled();
    expect((await aegis().record()).incident.visibility).toBe('public');

    await aegis().say('the buyer is Acme', { channel });

    expect((await aegis().record()).incident.visibility).toBe('private');
  });

  it('does so once when the responses to its posts are lost', async () => {
    const { server, workspace } = aegis();
    server.faults.add({ method: 'chat.postMessage', do: 'reset-after', times: 1 });
    server.faults.add({ method: 'chat.update', do: 'http-500', times: 2 });

    userConverts(workspace, { channel, user: BOB, to: 'private' });
    await aegis().settled();
    await aegis().untilDone();

    expect(lines().filter((line) => line.includes('because its channel was made private'))).toHaveLength(1);
    expect(await events('VISIBILITY_CHANGED')).toHaveLength(1);
    expect(aegis().posts(INCIDENTS).map(textOf).join()).not.toContain(TITLE);
  });

  it('takes the announcement back even if the channel accepts no post', async () => {
    const { server, workspace } = aegis();
    server.faults.add({ method: 'chat.postMessage', do: { error: 'is_archived' }, times: 9 });

    userConverts(workspace, { channel, user: BOB, to: 'private' });
    await settled();

    expect(aegis().posts(INCIDENTS).map(textOf).join()).not.toContain(TITLE);
  });

  it('only goes on the record if the incident is already private', async () => {
    await aegis().type('private', { channel });

    userConverts(aegis().workspace, { channel, user: ALICE, to: 'private' });
    await settled();

    expect(await events('CHANNEL_MADE_PRIVATE')).toHaveLength(1);
    expect(await events('VISIBILITY_CHANGED')).toHaveLength(1);
  });

  it('leaves its incident private when it becomes public again, and asks the person in charge', async () => {
    userConverts(aegis().workspace, { channel, user: BOB, to: 'private' });
    await settled();

    userConverts(aegis().workspace, { channel, user: BOB, to: 'public' });
    await settled();

    expect((await aegis().record()).incident.visibility).toBe('private');
    expect(await events('CHANNEL_MADE_PUBLIC')).toMatchObject([{ user_id: BOB }]);
    const question = aegis().posts(channel).at(-1);
    expect(question && textOf(question)).toContain(
      `<@${ALICE}>, make INC-1 public with \`/incident public\``,
    );

    await aegis().press('public id:INC-000001', { user: BOB, channel, ts: question?.ts ?? '' });
    expect((await aegis().record()).incident.visibility).toBe('private');
    await aegis().press('public id:INC-000001', { user: ALICE, channel, ts: question?.ts ?? '' });
    expect((await aegis().record()).incident.visibility).toBe('public');
  });
});

describe('a channel whose id changes', () => {
  it("keeps its incident, its card, its links and what's said under the new id", async () => {
    await aegis().say('errors at 4 %', { channel });

    const renewed = channelIdChanges(aegis().workspace, channel);
    await settled();
    await aegis().say('errors at 40 %', { channel: renewed, user: BOB });

    const { incident, comments } = await aegis().record();
    expect(incident.channel_id).toBe(renewed);
    expect(comments.map(({ text }) => text)).toEqual(['errors at 4 %', 'errors at 40 %']);
    expect(await events('CHANNEL_ID_CHANGED')).toMatchObject([{ detail: { from: channel, to: renewed } }]);
    await aegis().type('status mitigating', { channel: renewed });
    expect(textOf(aegis().posts(renewed).at(-1) ?? { text: '' })).toContain('Mitigating');
    expect(textOf(aegis().posts(renewed)[0] ?? { text: '' })).toContain('Mitigating');
    expect(aegis().posts(INCIDENTS).map(textOf).join()).toContain(`<#${renewed}>`);
  });

  it('gets back the messages that arrived under the new id first', async () => {
    const held = await holdBack('channel_id_changed');
    const renewed = channelIdChanges(aegis().workspace, channel);
    await aegis().say('said before the event', { channel: renewed, user: BOB });
    expect((await aegis().record()).comments).toEqual([]);

    await held.release();

    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual(['said before the event']);
  });
});

describe('a channel that is shared with another organization', () => {
  it("is notified once of what changes, and reverts when it's no longer shared", async () => {
    const { workspace } = aegis();
    channelIsShared(workspace, { channel, team: 'T09PARTNER' });
    await settled();
    channelIsShared(workspace, { channel, team: 'E09VENDOR' });
    await settled();
    await aegis().say('not for everyone', { channel });

    expect(await events('CHANNEL_SHARED')).toHaveLength(2);
    expect(lines().filter((line) => line.includes('is now shared with another organization'))).toHaveLength(
      1,
    );
    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual([undefined]);

    channelIsUnshared(workspace, { channel, team: 'T09PARTNER' });
    await settled();
    channelIsUnshared(workspace, { channel, team: 'E09VENDOR' });
    await settled();
    await aegis().say('among us', { channel });

    expect(await events('CHANNEL_UNSHARED')).toHaveLength(2);
    expect(lines().filter((line) => line.includes('is no longer shared'))).toHaveLength(1);
    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual([undefined, 'among us']);
  });
});

describe('one event', () => {
  it('is recorded once per change, although Slack sends an event and a message', async () => {
    const { workspace } = aegis();
    userRenames(workspace, { channel, user: BOB, name: 'inc-1-renamed' });
    await settled();
    userArchives(workspace, { channel, user: BOB });
    await settled();
    userUnarchives(workspace, { channel, user: BOB });
    await settled();
    userDeletesChannel(workspace, { channel, user: BOB });
    await settled();

    const about = await events(
      'CHANNEL_RENAMED',
      'CHANNEL_ARCHIVED',
      'CHANNEL_UNARCHIVED',
      'CHANNEL_DELETED',
    );
    expect(about).toMatchObject([
      { type: 'CHANNEL_RENAMED', user_id: BOB, note: 'inc-1-renamed' },
      { type: 'CHANNEL_ARCHIVED', user_id: BOB },
      { type: 'CHANNEL_UNARCHIVED', user_id: BOB },
      { type: 'CHANNEL_DELETED', user_id: BOB },
    ]);
  });
});

describe('while Aegis is not in the channel', () => {
  it('misses nothing for good, and says how long it was away', async () => {
    const { workspace } = aegis();
    userKicks(workspace, { channel, user: BOB, member: BOT });
    await settled();
    userPosts(workspace, { channel, user: BOB, text: 'said meanwhile' });
    await settled();
    expect((await aegis().record()).comments).toEqual([]);

    userJoins(workspace, { channel, user: BOT });
    await aegis().untilDone();

    expect(await events('AEGIS_REMOVED')).toMatchObject([{ user_id: BOB }]);
    const [gap, ...more] = await events('GAP');
    const [removal] = await events('AEGIS_REMOVED');
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ detail: { from: removal?.timestamp, to: gap?.timestamp } });
    expect(lines().at(-1)).toContain("I wasn't in this channel from");
    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual(['said meanwhile']);
  });

  it('counts the time in which its channel was archived', async () => {
    const { workspace } = aegis();
    userArchives(workspace, { channel, user: BOB });
    await settled();
    userUnarchives(workspace, { channel, user: BOB });
    await settled();
    userJoins(workspace, { channel, user: BOT });
    await aegis().untilDone();

    const [archived] = await events('CHANNEL_ARCHIVED');
    expect(await events('GAP')).toMatchObject([{ detail: { from: archived?.timestamp } }]);
  });

  it('records no gap for the channel that it opens itself', async () => {
    expect(await events('GAP', 'AEGIS_REMOVED')).toEqual([]);
  });
});
