import {
  botPosts,
  userDeletes,
  userEdits,
  userJoins,
  userLeaves,
  userPins,
  userPosts,
  userReacts,
  userSetsTopic,
} from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../../src/base/timestamp.js';
import { useAegis } from '../../support/aegis.js';
import { measureUnits } from '../../support/capacity.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const comments = async () =>
  (await aegis().record()).comments.map(({ text, user_id }) => ({ text, user_id }));
const eventTypes = async () => (await aegis().record()).events.map(({ type }) => type);

describe('a message', () => {
  it('is recorded once under its own time, including in threads', async () => {
    const first = await aegis().say('errors at 40 %', { channel, user: BOB });
    const reply = await aegis().say('where?', { channel, user: CAROL, thread: first.ts });

    const record = await aegis().record();
    expect(record.comments).toMatchObject([
      { timestamp: fromSlackTs(first.ts), text: 'errors at 40 %', user_id: BOB, channel_id: channel },
      { timestamp: fromSlackTs(reply.ts), text: 'where?', thread: fromSlackTs(first.ts) },
    ]);
    expect(record.participants.map(({ user_id }) => user_id).sort()).toEqual([ALICE, BOB, CAROL].sort());
  });

  it('has the text of its last edit, and none once it is deleted', async () => {
    const { ts } = await aegis().say('errors at 4 %', { channel, user: BOB });
    const gone = await aegis().say('password is hunter2', { channel, user: BOB });
    const parent = await aegis().say('also a secret', { channel, user: BOB });
    await aegis().say('please delete that', { channel, user: CAROL, thread: parent.ts });
    const { workspace, settled } = aegis();

    userEdits(workspace, { channel, ts, user: BOB, text: 'errors at 40 %' });
    userEdits(workspace, { channel, ts, user: BOB, text: 'errors at 42 %' });
    userDeletes(workspace, { channel, ts: gone.ts });
    userDeletes(workspace, { channel, ts: parent.ts });
    await settled();

    expect(await comments()).toEqual([
      { text: 'errors at 42 %', user_id: BOB },
      { text: undefined, user_id: BOB },
      { text: undefined, user_id: BOB },
      { text: 'please delete that', user_id: CAROL },
    ]);
  });

  it('is ignored in channels without an incident', async () => {
    await aegis().say('lunch?', { channel: GENERAL });

    expect(await comments()).toEqual([]);
  });

  it('is recorded without its text in a channel that is shared with another organization', async () => {
    const { delivery, workspace } = aegis();
    const message = { type: 'message', channel_type: 'channel', channel, user: BOB, text: 'our plan' };
    const event = { ...message, ts: '1736950000.000001' };

    await delivery.event(envelopeOf(workspace, event, { is_ext_shared_channel: true }));

    expect(await comments()).toEqual([{ text: undefined, user_id: BOB }]);
  });

  it('costs one write and no read once its author and channel are known', async () => {
    await aegis().say('first', { channel });

    const units = await measureUnits(aegis().table, () => aegis().say('second', { channel }));

    expect(units).toBe(1);
  });
});

describe('the timeline', () => {
  it('has other bots, files, topics, joins and leaves', async () => {
    const { workspace, settled } = aegis();
    botPosts(workspace, { channel, name: 'PagerDuty', text: '[FIRING] error rate' });
    const file = { name: 'graph.png', mimetype: 'image/png' };
    userPosts(workspace, { channel, user: ALICE, text: 'see the step', files: [file] });
    userSetsTopic(workspace, { channel, user: ALICE, topic: 'EU only' });
    userJoins(workspace, { channel, user: BOB });
    userLeaves(workspace, { channel, user: BOB });
    await settled();

    const { events, participants } = await aegis().record();
    expect(await aegis().type('timeline', { channel })).toMatch(
      /PagerDuty: \[FIRING\] error rate\n.* {2}\*File\* <https:[^|]+\|graph.png> by <@U01ALICE>: see the step/,
    );
    expect(events.slice(-3)).toMatchObject([
      { type: 'TOPIC_CHANGED', note: 'EU only' },
      { type: 'PARTICIPANT_JOINED', user_id: BOB },
      { type: 'PARTICIPANT_LEFT', user_id: BOB },
    ]);
    const bob = participants.find(({ user_id }) => user_id === BOB);
    expect((bob?.left_at ?? '') > (bob?.joined_at ?? '')).toBe(true);
  });

  it('has nothing that Aegis posts, nor marks on its posts', async () => {
    await aegis().type('ack', { channel });
    const [card] = aegis().posts(channel);
    userReacts(aegis().workspace, { channel, ts: card?.ts ?? '', user: BOB, emoji: 'pushpin' });
    userPins(aegis().workspace, { channel, ts: card?.ts ?? '', user: BOB });
    await aegis().settled();

    expect(await eventTypes()).toEqual(['INCIDENT_DECLARED', 'PARTICIPANT_JOINED', 'STATUS_CHANGED']);
    expect(await comments()).toEqual([]);
  });
});

describe('a delivery', () => {
  it('leaves one item however often Slack repeats it', async () => {
    const { workspace, delivery, settled } = aegis();
    const envelopes: Parameters<typeof delivery.event>[0][] = [];
    workspace.onEvent((envelope) => envelopes.push(envelope));
    await aegis().say('once', { channel, user: BOB });

    for (const envelope of envelopes) {
      await delivery.event(envelope, { retryNum: 1, retryReason: 'http_timeout' });
      await delivery.event(envelope);
    }
    await settled();

    expect(await comments()).toEqual([{ text: 'once', user_id: BOB }]);
  });

  it('is acknowledged only once the event is stored', async () => {
    const { delivery, workspace, table } = aegis();
    const message = { type: 'message', channel_type: 'channel', channel, user: BOB, text: 'x' };
    const envelope = envelopeOf(workspace, { ...message, ts: '1736950000.000001' });
    const { send } = table.client;

    table.client.send = () => Promise.reject(new Error('the table is gone'));
    const refused = await delivery.event(envelope);
    table.client.send = send;
    const taken = await delivery.event(envelope);

    expect([refused.status, taken.status]).toEqual([500, 200]);
    expect(await comments()).toEqual([{ text: 'x', user_id: BOB }]);
  });
});
