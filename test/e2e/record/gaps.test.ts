import {
  botEdits,
  botPosts,
  channelIsShared,
  channelIsUnshared,
  messagesExpire,
  userDeletes,
  userDeletesFile,
  userEdits,
  userJoins,
  userLeaves,
  userPins,
  userPosts,
  userReacts,
  userSetsTopic,
  userUnpins,
  userUnreacts,
} from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/base/durations.js';
import { fromSlackTs } from '../../../src/base/timestamp.js';
import { fillAllGaps } from '../../../src/capture/fill-all-gaps.js';
import { fillGaps } from '../../../src/capture/fill-gaps.js';
import { writeMany } from '../../../src/data/table/batch.js';
import type { Item } from '../../../src/data/table/entity.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { isCurrentMember } from '../../../src/incidents/records/participant.js';
import { useAegis } from '../../support/aegis.js';
import { countHistoryCalls, whileDown } from '../../support/downtime.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const ID = 'INC-000001';
const say = (text: string, fields: object = {}) => aegis().say(text, { channel, user: BOB, ...fields });
const comments = async () => (await aegis().record()).comments;
const texts = async () => (await comments()).map(({ text }) => text);
const keyNotes = async () =>
  (await aegis().record()).events.filter(({ key_event }) => key_event).map(({ note }) => note);
const gaps = async () => (await aegis().record()).events.filter(({ type }) => type === 'GAP');
const wholeRecord = async () => JSON.stringify(await aegis().record());

describe('what happened during downtime', () => {
  it('is on the record afterwards, and nothing else is', async () => {
    const { workspace } = aegis();
    const edited = await say('errors at 4 %');
    const marked = await say('the vendor is down');
    const parent = await say('old thread');
    const reply = await say('reply to be edited', { thread: parent.ts });
    const secret = await say('deleted reply', { thread: parent.ts });
    const oops = await say('deleted words');
    const tombstone = await say('deleted parent');
    await say('reply that stays', { thread: tombstone.ts });
    const alert = botPosts(workspace, { channel, name: 'Alerts', text: 'FIRING' });
    const files = [{ id: 'F01LOG', name: 'secret.log', mimetype: 'text/plain' }];
    userPosts(workspace, { channel, user: BOB, text: 'see log', files });
    userReacts(workspace, { channel, ts: marked.ts, user: ALICE, emoji: 'pushpin' });
    userPins(workspace, { channel, ts: edited.ts, user: ALICE });
    await aegis().settled();
    expect(await keyNotes()).toEqual(['errors at 4 %', 'the vendor is down']);

    await whileDown(aegis(), () => {
      userEdits(workspace, { channel, ts: edited.ts, user: BOB, text: 'errors at 40 %' });
      userEdits(workspace, { channel, ts: reply.ts, user: BOB, text: 'edited reply' });
      for (const { ts } of [secret, oops, tombstone]) userDeletes(workspace, { channel, ts });
      userDeletesFile(workspace, 'F01LOG');
      botEdits(workspace, { channel, ts: alert.ts, text: 'RESOLVED', isMarked: false });
      userUnreacts(workspace, { channel, ts: marked.ts, user: ALICE, emoji: 'pushpin' });
      userUnpins(workspace, { channel, ts: edited.ts, user: ALICE });
      const { ts } = userPosts(workspace, { channel, user: BOB, text: 'missed' });
      userPosts(workspace, { channel, user: CAROL, text: 'reply', thread: ts });
      userPosts(workspace, { channel, user: CAROL, text: 'late reply', thread: parent.ts });
      userPosts(workspace, {
        channel,
        user: ALICE,
        text: 'graph',
        files: [{ name: 'graph.png', mimetype: 'image/png' }],
      });
      userReacts(workspace, { channel, ts, user: ALICE, emoji: 'pushpin' });
      botPosts(workspace, { channel, name: 'Alerts', text: 'FIRING again' });
    });
    await fillAllGaps(aegis().deps);

    const record = await wholeRecord();
    expect((await texts()).filter((text) => text !== undefined)).toEqual([
      ...['errors at 40 %', 'the vendor is down', 'old thread', 'edited reply'],
      ...['reply that stays', 'RESOLVED', 'see log'],
      ...['missed', 'reply', 'late reply', 'graph', 'FIRING again'],
    ]);
    expect(await keyNotes()).toEqual(['missed']);
    for (const gone of ['deleted words', 'deleted reply', 'deleted parent', 'secret.log']) {
      expect(record).not.toContain(gone);
    }
    expect(record).toContain('graph.png');
    expect(await gaps()).toEqual([]);
  });

  it('is found once, and a check that finds nothing takes one call', async () => {
    await say('known', { thread: (await say('parent')).ts });
    await whileDown(aegis(), () => {
      userPosts(aegis().workspace, { channel, user: BOB, text: 'missed' });
    });
    expect(await fillAllGaps(aegis().deps)).toMatchObject({ compared: 1, found: 1 });
    const calls = countHistoryCalls(aegis());

    const report = await fillAllGaps(aegis().deps);

    expect(report).toEqual({ compared: 1, found: 0, unfilled_gaps: 0, failed: 0 });
    expect(calls()).toEqual({ history: 1, replies: 0, limited: 0 });
  });

  it('is searched thoroughly once something turns out to be missing', async () => {
    const parent = await say('parent');
    const reply = await say('reply', { thread: parent.ts });
    await fillAllGaps(aegis().deps);
    await whileDown(aegis(), () => {
      userEdits(aegis().workspace, { channel, ts: reply.ts, user: BOB, text: 'edited reply' });
      userEdits(aegis().workspace, { channel, ts: parent.ts, user: BOB, text: 'edited parent' });
    });

    await fillAllGaps(aegis().deps);

    expect(await texts()).toEqual(['edited parent', 'edited reply']);
  });

  it('includes who joined and left, and changes to the channel, once', async () => {
    const { workspace } = aegis();
    userJoins(workspace, { channel, user: BOB });
    await aegis().settled();
    await whileDown(aegis(), () => {
      userJoins(workspace, { channel, user: CAROL });
      userLeaves(workspace, { channel, user: BOB });
      userSetsTopic(workspace, { channel, user: CAROL, topic: 'EU is down' });
    });

    for (let run = 0; run < 2; run += 1) await fillAllGaps(aegis().deps);

    const { events, participants } = await aegis().record();
    const person = (id: string) => participants.find(({ user_id }) => user_id === id);
    expect(isCurrentMember(person(BOB))).toBe(false);
    expect(isCurrentMember(person(CAROL))).toBe(true);
    const changes = events.map(({ type, user_id, note }) => [type, user_id, note]);
    expect(changes.filter(([type]) => type !== 'INCIDENT_DECLARED')).toEqual([
      ['PARTICIPANT_JOINED', ALICE, undefined],
      ['PARTICIPANT_JOINED', BOB, undefined],
      ['PARTICIPANT_JOINED', CAROL, undefined],
      ['PARTICIPANT_LEFT', BOB, undefined],
      ['TOPIC_CHANGED', CAROL, 'EU is down'],
    ]);
  });

  it('is found in private channels as well', async () => {
    const priv = await aegis().declare('declare P1 a leak --private');
    await whileDown(aegis(), () => {
      userPosts(aegis().workspace, { channel: priv, user: ALICE, text: 'missed' });
    });

    await fillAllGaps(aegis().deps);

    expect((await aegis().record('INC-000002')).comments.map(({ text }) => text)).toEqual(['missed']);
  });

  it('is recorded without its text if the channel is shared by then', async () => {
    await whileDown(aegis(), () => {
      channelIsShared(aegis().workspace, { channel, team: 'T9OTHER' });
      userPosts(aegis().workspace, { channel, user: BOB, text: 'not for the record' });
    });

    await fillAllGaps(aegis().deps);

    expect(await comments()).toMatchObject([{ user_id: BOB }]);
    expect(await wholeRecord()).not.toContain('not for the record');
  });

  it('is recorded without its text if the channel was shared at the time', async () => {
    const { workspace, clock } = aegis();
    channelIsShared(workspace, { channel, team: 'T9OTHER' });
    await aegis().settled();
    await whileDown(aegis(), () => {
      userPosts(workspace, { channel, user: BOB, text: 'not for the record' });
    });
    clock.advance(1_000);
    channelIsUnshared(workspace, { channel, team: 'T9OTHER' });
    await aegis().settled();

    await fillAllGaps(aegis().deps);

    expect(await comments()).toMatchObject([{ user_id: BOB }]);
    expect(await wholeRecord()).not.toContain('not for the record');
  });

  it('includes who left, even if the history shows no trace of it', async () => {
    const { workspace } = aegis();
    userJoins(workspace, { channel, user: BOB });
    await aegis().type(`assign <@${CAROL}> scribe`, { channel });
    await aegis().settled();
    await whileDown(aegis(), () => {
      const own = workspace.channels.get(channel);
      if (own) own.members = own.members.filter((id) => id !== BOB);
    });

    await fillAllGaps(aegis().deps);

    const { events } = await aegis().record();
    const left = events.filter(({ type }) => type === 'PARTICIPANT_LEFT');
    expect(left).toMatchObject([{ user_id: BOB }]);
  });

  it("doesn't include a person who has just joined and isn't in Slack's list of members yet", async () => {
    const { workspace, deps } = aegis();
    const { members } = deps.slack;
    userJoins(workspace, { channel, user: BOB });
    await aegis().settled();
    aegis().clock.advance(1_000);
    const early = async (id: string) => new Set([...(await members(id))].filter((one) => one !== BOB));

    await fillAllGaps({ ...deps, slack: { ...deps.slack, members: early } });

    expect((await aegis().record()).participants.find(({ user_id }) => user_id === BOB)).toSatisfy(
      isCurrentMember,
    );
  });
});

describe('what Slack no longer shows', () => {
  it('stays on the record, which says so, when retention took it', async () => {
    await say('first');
    const last = await say('second');
    messagesExpire(aegis().workspace, { channel, before: last.ts });
    aegis().clock.advance(2 * MINUTE_MS);

    await fillAllGaps(aegis().deps);

    expect(await texts()).toEqual(['first', 'second']);
    expect((await gaps())[0]?.description).toMatch(/^Slack no longer shows 1 message up to here/);
  });

  it.each([
    ['an empty history', { messages: [], has_more: false }],
    ['no history', {}],
  ])('stays on the record when Slack answers with %s', async (_, response) => {
    await say('known');
    const { deps } = aegis();
    const page = { messages: [], hasMore: false, isLimited: false };
    const historyPage = async () => {
      if (!('messages' in response)) throw new Error('unreadable');
      return page;
    };

    await fillAllGaps({ ...deps, slack: { ...deps.slack, historyPage } });

    expect(await texts()).toEqual(['known']);
  });

  it('leaves deleted messages deleted', async () => {
    const { ts } = await say('oops');
    await say('reply', { thread: ts });
    userDeletes(aegis().workspace, { channel, ts });
    await aegis().settled();

    await fillGaps(aegis().deps, ID);

    expect(await texts()).toEqual([undefined, 'reply']);
  });
});

describe('a history that Slack refuses', () => {
  it('leaves a gap on the record after the last known message, until it can be read', async () => {
    const { ts } = await say('last known');
    const { server, deps } = aegis();
    for (let n = 0; n < 2; n += 1) {
      server.faults.add({ method: 'conversations.history', do: { error: 'channel_not_found' } });
      expect(await fillAllGaps(deps)).toMatchObject({ compared: 0, unfilled_gaps: 1 });
    }

    expect(await gaps()).toMatchObject([{ timestamp: fromSlackTs(ts) }]);
    expect((await gaps())[0]?.description).toContain('may be missing');

    expect(await fillAllGaps(deps)).toMatchObject({ compared: 1, unfilled_gaps: 0 });
    expect(await gaps()).toEqual([]);
  });
});

/** What the table has from now on, whatever is written to it; the returned function puts it back. */
async function remember({ table }: { table: Table }): Promise<() => Promise<void>> {
  const then = await everythingIn(table);
  return async () => {
    const now = await everythingIn(table);
    await writeMany(
      table,
      now.map(({ PK, SK }) => ({ delete: { PK: String(PK), SK: String(SK) } })),
    );
    await writeMany(
      table,
      then.map((item) => ({ put: item as Item })),
    );
  };
}

describe('a table that was restored to an earlier time', () => {
  it('regains, by a comparison with Slack, what was said and changed in the channels since', async () => {
    const early = await say('errors at 4 %');
    const goBack = await remember(aegis());
    userEdits(aegis().workspace, { channel, ts: early.ts, user: BOB, text: 'errors at 40 %' });
    const { ts } = await say('the replica is full');
    await say('emptied it', { thread: ts, user: CAROL });
    await goBack();
    expect(await texts()).toEqual(['errors at 4 %']);

    await fillAllGaps(aegis().deps);

    expect(await texts()).toEqual(['errors at 40 %', 'the replica is full', 'emptied it']);
  });

  it("doesn't give a new incident the number of a lost one that's in the object store", async () => {
    const goBack = await remember(aegis());
    const lost = await aegis().declare('declare P2 the vendor is down');
    await aegis().type('close', { channel: lost });
    await aegis().untilDone();
    await goBack();

    await aegis().declare('declare P2 search is slow');

    expect(await aegis().deps.store.getIncident('INC-000002')).toBeUndefined();
    expect(await aegis().deps.store.getIncident('INC-000003')).toMatchObject({ title: 'search is slow' });
  });
});
