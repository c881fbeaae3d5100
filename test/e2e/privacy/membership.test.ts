import { type User, userJoins, userLeaves, userOpensHome } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { whileDown } from '../../support/downtime.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
const TITLE = 'acquisition talks leaked';
const WHO = 'U01ACTOR';
const HIDDEN = "There's no incident INC-1";

const PERSON: User = {
  id: WHO,
  handle: 'actor',
  realName: 'Actor',
  displayName: 'Actor',
  timeZone: 'Etc/UTC',
};

/** What says what an incident is, and what changes it, from another channel. */
const LINES = [
  'show 1',
  'timeline 1',
  'tasks 1',
  'roles 1',
  'ask 1 who called',
  'catchup 1',
  'assign 1 me',
  'public 1',
];

async function whatTheySee(user: string): Promise<string[]> {
  const said: string[] = [];
  for (const line of LINES) said.push(await aegis().type(line, { user }));
  for (const line of ['list', 'list mine', 'tasks mine']) said.push(await aegis().type(line, { user }));
  userOpensHome(aegis().workspace, user);
  await aegis().settled();
  const home = aegis().workspace.homes.get(user);
  return [...said, ...(home ? [textOf({ text: '', blocks: home.blocks })] : [])];
}

let channel: string;

beforeEach(async () => {
  aegis().workspace.users.set(WHO, PERSON);
  channel = await aegis().declare(`declare P1 ${TITLE}`);
});

describe('someone on the record who is not in the channel', () => {
  it.each([
    [
      'joined while Slack refused the invitation',
      async () => {
        aegis().server.faults.add({ method: 'conversations.invite', do: { error: 'cant_invite' } });
        await aegis().type('join 1', { user: BOB });
      },
    ],
    ['was given a task', () => aegis().type(`task call the press <@${BOB}>`, { channel })],
    ['took command', () => aegis().type(`assign <@${BOB}>`, { channel })],
    [
      'left while Aegis was down',
      async () => {
        userJoins(aegis().workspace, { channel, user: BOB });
        await whileDown(aegis(), () => userLeaves(aegis().workspace, { channel, user: BOB }));
      },
    ],
  ])('learns nothing once the incident is private, if they %s', async (_, happens) => {
    await happens();
    userLeaves(aegis().workspace, { channel, user: BOB });
    await aegis().settled();
    await aegis().type('private', { channel });
    aegis().clock.advance(61_000);

    const seen = await whatTheySee(BOB);

    expect(seen.filter((text) => text.includes(TITLE))).toEqual([]);
    expect(seen.filter((text) => text.includes(HIDDEN))).toHaveLength(LINES.length);
    expect((await aegis().record()).incident.visibility).toBe('private');
  });

  it('gets nothing back by archiving a private incident again', async () => {
    userJoins(aegis().workspace, { channel, user: BOB });
    await aegis().settled();
    for (const text of ['private', 'resolve', 'close', 'archive']) await aegis().type(text, { channel });
    await aegis().type('restore 1', { channel });
    await whileDown(aegis(), () => userLeaves(aegis().workspace, { channel, user: BOB }));
    await aegis().type('archive', { channel });
    aegis().clock.advance(61_000);

    expect(await aegis().type('show 1', { user: BOB })).toContain(HIDDEN);
    expect(await aegis().type('show 1', { user: ALICE })).toContain(TITLE);
  });
});

describe('a private incident', () => {
  beforeEach(() => aegis().type('private', { channel }));

  it("is hidden while Slack doesn't say who is in its channel, and says so there", async () => {
    aegis().clock.advance(61_000);
    aegis().server.faults.add({ method: 'conversations.members', do: 'http-500', times: 2 });

    expect(await aegis().type('show 1')).toContain(HIDDEN);
    expect(await aegis().type('show', { channel })).toContain("Slack didn't answer");
    expect(await aegis().type('show 1')).toContain(TITLE);
  });

  it('is hidden once its channel is archived, which removes Aegis from it', async () => {
    const { workspace, settled, clock } = aegis();
    const own = workspace.channels.get(channel);
    if (own) Object.assign(own, { kind: 'group', isArchived: true, members: [ALICE] });
    await settled();
    clock.advance(61_000);

    expect(await aegis().type('show 1')).toContain(HIDDEN);
  });

  it('costs one Slack request a minute, and a public one none', async () => {
    const asked = () =>
      aegis().server.calls.filter(({ method }) => method === 'conversations.members').length;
    await aegis().declare('declare P2 search is slow');
    aegis().clock.advance(61_000);
    const before = asked();

    for (const text of ['show 1', 'show 1', 'timeline 1', 'tasks 1']) await aegis().type(text);
    const forPrivate = asked() - before;
    for (const text of ['show 2', 'list', 'note 2 still slow']) await aegis().type(text);

    expect([forPrivate, asked() - before]).toEqual([1, 1]);
  });

  it('is open to someone as soon as they are in its channel', async () => {
    expect(await aegis().type('show 1', { user: CAROL })).toContain(HIDDEN);

    await whileDown(aegis(), () => userJoins(aegis().workspace, { channel, user: CAROL }));
    aegis().clock.advance(2_000);

    expect(await aegis().type('show 1', { user: CAROL })).toContain(TITLE);
  });
});

describe.each([
  ['a single-channel guest', { guest: 'single-channel' }],
  ['a multi-channel guest', { guest: 'multi-channel' }],
  ['an external person', { teamId: 'T0OTHER' }],
  ['a deactivated person', { isDeactivated: true }],
  ['a bot', { isBot: true }],
] satisfies [string, Partial<User>][])('%s elsewhere', (_, about) => {
  it('sees nothing of a public incident, however they ask', async () => {
    const { workspace, delivery, settled } = aegis();
    workspace.users.set(WHO, { ...PERSON, ...about });
    const { ts } = await aegis().say(`<@U01AEGIS> show 1`, { user: WHO, channel: GENERAL });
    const card = aegis()
      .posts(channel)
      .find(({ text }) => text.includes(TITLE));
    await aegis().press('summary id:INC-000001', { user: WHO, channel, ts: card?.ts ?? '' });
    await delivery.messageShortcut({ user: WHO, channel, ts: card?.ts ?? ts, callbackId: 'add_to_timeline' });
    await settled();

    const seen = [
      ...(await whatTheySee(WHO)),
      ...aegis().shownTo(WHO),
      JSON.stringify(workspace.modals),
    ].join('\n');

    expect(seen).not.toContain(TITLE);
    expect((await aegis().record()).summaries).toEqual([]);
  });
});
