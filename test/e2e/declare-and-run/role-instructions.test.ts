import { expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({
  settings: { roleInstructions: new Map([['scribe', 'Write down what is said in the call.']]) },
});

it('posts one message for a new role, with a button that shows what it involves', async () => {
  const channel = await aegis().declare();
  const before = aegis().posts(channel).length;
  const shown = [ALICE, CAROL].map((user) => aegis().shownTo(user).length);

  await aegis().type(`assign <@${CAROL}> scribe`, { channel });

  const [post, ...more] = aegis().posts(channel).slice(before);
  expect(aegis().workspace.channels.get(channel)?.members).toContain(CAROL);
  expect(more).toEqual([]);
  expect([ALICE, CAROL].map((user) => aegis().shownTo(user).length)).toEqual(shown);
  await aegis().press('roles id:INC-000001 guide:scribe', { channel, user: CAROL, ts: post?.ts ?? '' });
  expect(aegis().shownTo(CAROL).at(-1)).toContain('Write down what is said in the call.');
  expect(aegis().posts(channel).map(textOf).join()).not.toContain('Write down');
});

it('offers no guide to a role that has none', async () => {
  const channel = await aegis().declare();

  await aegis().type(`assign <@${BOB}> historian`, { channel });

  expect(
    aegis()
      .posts(channel)
      .at(-1)
      ?.blocks?.some(({ type }) => type === 'actions'),
  ).toBe(false);
});

it('keeps severity, status and commander in the topic', async () => {
  const channel = await aegis().declare();

  await aegis().type('assign me', { channel });
  await aegis().type('severity P0 all regions', { channel });
  await aegis().type('mitigate', { channel });

  expect(aegis().workspace.channels.get(channel)?.topic).toMatchObject({
    value: 'INC-1 · P0 · Mitigating · commander @Alice',
  });
});
