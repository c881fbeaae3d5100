import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({
  settings: { roleInstructions: new Map([['scribe', 'Write down what is said in the call.']]) },
});

const instructionsTo = (user: string) =>
  aegis()
    .shownTo(user)
    .filter((text) => text.includes("You're now *"));

it('invites people who get a role, and shows their instructions to them once', async () => {
  const channel = await aegis().declare();

  await aegis().type(`assign <@${BOB}> commander`, { channel });
  await aegis().type(`assign <@${BOB}> commander`, { channel });
  await aegis().type(`assign <@${CAROL}> scribe`, { channel });
  await aegis().type(`assign <@${CAROL}> historian`, { channel });
  await aegis().type(`handoff <@${CAROL}>`, { channel });

  expect(aegis().workspace.channels.get(channel)?.members).toEqual(expect.arrayContaining([BOB, CAROL]));
  expect(instructionsTo(BOB)).toEqual([expect.stringContaining("You're now *commander* of INC-1.")]);
  expect(instructionsTo(CAROL)).toEqual([
    expect.stringContaining('Write down what is said in the call.'),
    expect.stringContaining("You're now *commander* of INC-1."),
  ]);
  expect(aegis().posts(channel).join()).not.toContain('Write down');
});
