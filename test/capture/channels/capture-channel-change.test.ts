import { beforeEach, describe, expect, it } from 'vitest';
import { aDeclaration } from '../../support/records.js';
import { type CaptureRig, useCapture } from '../capture-setup.js';

const rig = useCapture();
const CHANNEL = 'C01INC';
const BOT = 'U01AEGIS';
/** An hour and a few seconds after the declaration. */
const ts = (seconds: number) => `${(1_736_953_600 + seconds).toFixed(6)}`;

let store: CaptureRig['store'];

beforeEach(async () => {
  ({ store } = rig());
  const { link, ...rest } = aDeclaration({ channel_id: CHANNEL });
  const opened = {
    opened_at: rest.incident.created_at,
    kind: 'public',
    kind_at: rest.incident.created_at,
  } as const;
  await store.declareIncident({ ...rest, link: { ...link, ...opened } });
});

const capture = (event: object) => rig().capture(event, { botUserId: BOT });
const message = (subtype: string, seconds: number, fields: object = {}) => ({
  type: 'message',
  subtype,
  channel: CHANNEL,
  user: 'U1',
  ts: ts(seconds),
  event_ts: ts(seconds),
  ...fields,
});
const event = (type: string, seconds: number, fields: object = {}) => ({
  type,
  channel: CHANNEL,
  event_ts: ts(seconds),
  ...fields,
});

async function recorded(): Promise<string[]> {
  const { events = [] } = (await store.loadRecord('INC-000042')) ?? {};
  return events.filter(({ type }) => type !== 'INCIDENT_DECLARED').map(({ type }) => type);
}

const RENAMED = [
  event('channel_rename', 0.2, { channel: { id: CHANNEL, name: 'inc-1' } }),
  message('channel_name', 0, { name: 'inc-1' }),
];
const ARCHIVED = [event('channel_archive', 1.2, { user: 'U1' }), message('channel_archive', 1)];
const LEFT = [event('channel_left', 1, { actor_id: 'U1' }), event('member_left_channel', 1.1, { user: BOT })];

describe('two forms of one change', () => {
  it.each([
    ['a new name', RENAMED, 'CHANNEL_RENAMED'],
    ['archiving', ARCHIVED, 'CHANNEL_ARCHIVED'],
    ['the removal of Aegis', LEFT, 'AEGIS_REMOVED'],
  ])('make one event of %s, in either order, at the same time, and however often', async (_, forms, type) => {
    for (const one of [...forms, ...forms.toReversed()]) await capture(one);
    expect(await recorded()).toEqual([type]);
  });

  it.each([RENAMED, ARCHIVED])(
    'make one event when two processes receive them at the same time',
    async (...forms) => {
      await Promise.all([...forms, ...forms].map(capture));

      expect(await recorded()).toHaveLength(1);
    },
  );

  it('name the person who did it, whichever form has the name', async () => {
    for (const one of RENAMED) await capture(one);

    const { events = [] } = (await store.loadRecord('INC-000042')) ?? {};
    expect(events.at(-1)).toMatchObject({ type: 'CHANNEL_RENAMED', user_id: 'U1', note: 'inc-1' });
  });
});

it('records each of several changes in quick succession', async () => {
  await capture(message('channel_archive', 0));
  await capture(message('channel_unarchive', 3));
  await capture(message('channel_archive', 6));

  expect(await recorded()).toEqual(['CHANNEL_ARCHIVED', 'CHANNEL_UNARCHIVED', 'CHANNEL_ARCHIVED']);
});

describe('being removed', () => {
  const left = event('channel_left', 0, { actor_id: 'U1' });
  const back = event('member_joined_channel', 600, { user: BOT });

  it('is a gap from the removal to the return', async () => {
    for (const one of [left, back, left, back]) await capture(one);

    expect(await recorded()).toEqual(['AEGIS_REMOVED', 'GAP']);
    expect(await store.getChannelLink(CHANNEL)).not.toHaveProperty('left_at');
  });

  it('is a gap of unknown length when Slack reports the removal late', async () => {
    for (const one of [back, left]) await capture(one);

    expect((await recorded()).toSorted()).toEqual(['AEGIS_REMOVED', 'GAP']);
    expect(await store.getChannelLink(CHANNEL)).not.toHaveProperty('left_at');
  });

  it("isn't assumed for a channel that was opened a moment ago", async () => {
    await capture({ ...back, event_ts: '1736949920.000000' });

    expect(await recorded()).toEqual([]);
  });

  it("doesn't make Aegis a participant", async () => {
    await capture(back);

    const { participants = [] } = (await store.loadRecord('INC-000042')) ?? {};
    expect(participants.map(({ user_id }) => user_id)).not.toContain(BOT);
  });
});

describe('sharing', () => {
  const shared = (team: string, seconds: number) =>
    event('channel_shared', seconds, { connected_team_id: team });

  it('opens one notice, however many organizations join', async () => {
    await capture(shared('T2', 0));
    await capture(shared('T3', 20));

    const open = await store.openRequestIds();
    expect(open.filter((id) => id.startsWith('channel-shared'))).toHaveLength(1);
    expect(await recorded()).toEqual(['CHANNEL_SHARED', 'CHANNEL_SHARED']);
  });

  it("is detected from a message's envelope, and recorded once", async () => {
    await rig().capture(message('', 0, { subtype: undefined, text: 'hi' }), { isShared: true });
    await capture(shared('T2', 20));

    expect(await recorded()).toEqual(['CHANNEL_SHARED']);
    expect((await store.getChannelLink(CHANNEL))?.shared_with).toEqual(['T2']);
  });
});

describe('a conversion', () => {
  it('opens its job with the event, so that neither exists without the other', async () => {
    await capture(message('channel_convert_to_private', 0));

    expect(await recorded()).toEqual(['CHANNEL_MADE_PRIVATE']);
    expect(await store.openRequestIds()).toEqual([expect.stringMatching(/^channel-made-private-C01INC-/)]);
  });
});

it('ignores changes of the channel in which the incident was declared', async () => {
  await capture(message('channel_archive', 0, { channel: 'C99OTHER' }));

  expect(await recorded()).toEqual([]);
});
