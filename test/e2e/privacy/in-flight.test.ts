import { userJoins, userLeaves, userOpensHome } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { whileDown } from '../../support/downtime.js';
import { BOB, CAROL, GENERAL, INCIDENTS } from '../../support/slack.js';

/** Happens while an answer is written. */
let meanwhile: (() => unknown) | undefined;
const summarizer: Summarizer = {
  async summarize(...given) {
    await meanwhile?.();
    return extractiveSummarizer.summarize(...given);
  },
};
const aegis = useAegis({ summarizer });
const TITLE = 'acquisition talks leaked';
let channel: string;

beforeEach(async () => {
  meanwhile = undefined;
  channel = await aegis().declare(`declare P1 ${TITLE}`);
  await aegis().say('the press called about the leak', { channel });
  userJoins(aegis().workspace, { channel, user: BOB });
  await aegis().settled();
});

const makePrivate = () =>
  aegis().delivery.command({ user: 'U01ALICE', channel, command: '/incident', text: 'private' });

it.each([
  ['ask 1 who called', 'made private', makePrivate, CAROL],
  ['catchup 1', 'made private', makePrivate, CAROL],
  ['ask 1 who called', 'left', () => userLeaves(aegis().workspace, { channel, user: BOB }), BOB],
  [
    'ask 1 who called',
    'left without Aegis hearing of it',
    () =>
      whileDown({ ...aegis(), settled: async () => undefined }, () =>
        userLeaves(aegis().workspace, { channel, user: BOB }),
      ),
    BOB,
  ],
])(
  'withholds the answer of `%s` when the channel is %s in the meantime',
  async (line, what, happens, user) => {
    if (what !== 'made private') await makePrivate();
    await aegis().settled();
    meanwhile = happens;

    await aegis().type(line, { user, channel: GENERAL });
    const shown = aegis().shownTo(user).slice(1);

    expect(shown.join()).not.toContain('press');
    expect(shown).toEqual([]);
  },
);

it('takes back an update that Slack accepted without confirming it', async () => {
  const { faults } = aegis().server;
  const shownThere = () => aegis().posts(INCIDENTS).map(textOf).join();
  // The first is the post in the incident channel.
  faults.add({ method: 'chat.postMessage', do: { delayMs: 0 } });
  faults.add({ method: 'chat.postMessage', do: '500-after' });
  await aegis().type('update the buyer walked away', { channel });
  const before = shownThere();

  await aegis().type('private', { channel });
  await aegis().untilDone();

  expect(before).toContain('the buyer walked away');
  expect(shownThere()).not.toContain('the buyer walked away');
});

it("takes updates back when the incident becomes private, and doesn't restore them", async () => {
  await aegis().type('update the buyer walked away', { channel });
  const shownThere = () => aegis().posts(INCIDENTS).map(textOf).join();
  expect(shownThere()).toContain('the buyer walked away');

  await aegis().type('private', { channel });
  await aegis().type('note still talking', { channel });

  expect(shownThere()).not.toMatch(/buyer|acquisition|INC-1/);
});

it('takes the incident out of every App Home that showed it', async () => {
  const { workspace, settled, clock } = aegis();
  const people = Array.from({ length: 12 }, (_, i) => `U1PERSON${i}`);
  for (const id of people) {
    workspace.users.set(id, { id, handle: id, realName: id, displayName: id, timeZone: 'Etc/UTC' });
    userOpensHome(workspace, id);
  }
  await settled();
  clock.advance(3 * 60 * 60_000);
  const showing = () => people.filter((id) => JSON.stringify(workspace.homes.get(id)).includes(TITLE)).length;
  expect(showing()).toBe(12);

  await aegis().type('private', { channel });

  expect(showing()).toBe(0);
});

it('takes it out of an App Home that Slack refused to change at first', async () => {
  const { workspace, server, settled, clock } = aegis();
  userOpensHome(workspace, CAROL);
  await settled();
  clock.advance(31 * 60_000);
  const home = () => JSON.stringify(workspace.homes.get(CAROL));
  expect(home()).toContain(TITLE);
  server.faults.add({ method: 'views.publish', do: 'http-500' });

  await aegis().type('private', { channel });
  await aegis().untilDone();

  expect(home()).not.toContain(TITLE);
});

it('invites nobody for a request from before it was private', async () => {
  aegis().server.faults.add({ method: 'conversations.invite', do: 'ratelimited' });
  await aegis().type('join 1', { user: CAROL });
  await aegis().type('private', { channel });

  await aegis().untilDone();

  expect(aegis().workspace.channels.get(channel)?.members).not.toContain(CAROL);
});
