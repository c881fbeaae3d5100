import { expect, it } from 'vitest';
import { useAegis } from '../support/aegis.js';
import { BOB, CAROL } from '../support/slack.js';

const aegis = useAegis({
  settings: { roleInstructions: new Map([['scribe', 'Write down what is said in the call.']]) },
});

const instructionsTo = (user: string) =>
  aegis()
    .shownTo(user)
    .filter((text) => text.includes('You are *'));

it('whoever gets a role comes into the channel and is told privately what is theirs to do, once', async () => {
  const channel = await aegis().declare();

  await aegis().type(`assign <@${BOB}> commander`, { channel });
  await aegis().type(`assign <@${BOB}> commander`, { channel });
  await aegis().type(`assign <@${CAROL}> scribe`, { channel });
  await aegis().type(`assign <@${CAROL}> historian`, { channel });
  await aegis().type(`handoff <@${CAROL}>`, { channel });

  expect(aegis().workspace.channels.get(channel)?.members).toEqual(expect.arrayContaining([BOB, CAROL]));
  expect(instructionsTo(BOB)).toEqual([expect.stringContaining('You are *commander* of INC-1.')]);
  expect(instructionsTo(CAROL)).toEqual([
    expect.stringContaining('Write down what is said in the call.'),
    expect.stringContaining('You are *commander* of INC-1.'),
  ]);
  expect(aegis().posts(channel).join()).not.toContain('Write down');
});
