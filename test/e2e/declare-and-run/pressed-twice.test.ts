import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../../src/base/durations.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });

describe.each(['export', 'postmortem', 'timeline image', 'handoff', 'stats 7d'])('%s', (command) => {
  /** How many messages each of these posts. */
  async function posted(act: (type: (user: string) => Promise<string>) => Promise<unknown>): Promise<number> {
    const channel = await aegis().declare();
    const count = () => aegis().posts(channel).length;
    const type = (user: string) => aegis().type(command, { channel, user });
    await aegis().type('join', { channel, user: BOB });
    const before = count();
    await type(ALICE);
    const once = count() - before;
    await act(type);
    return (count() - before) / once;
  }

  it('is posted once when someone asks for it twice', async () => {
    const said: string[] = [];

    expect(await posted(async (type) => said.push(await type(ALICE)))).toBe(1);
    expect(said).toEqual([expect.stringContaining("You just asked for that, so it's posted once.")]);
  });

  it('is posted again later, and for others', async () => {
    const again = await posted(async (type) => {
      await type(BOB);
      aegis().clock.advance(11 * SECOND_MS);
      await type(ALICE);
    });

    expect(again).toBe(3);
  });
});
