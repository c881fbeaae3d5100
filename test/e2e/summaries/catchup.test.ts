import { userJoins } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { AegisError } from '../../../src/base/errors.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

let isBroken = false;
const aegis = useAegis({
  summarizer: {
    summarize: (input) =>
      isBroken
        ? Promise.reject(new AegisError('broken', "It's broken."))
        : extractiveSummarizer.summarize(input),
  },
});
let channel: string;

beforeEach(async () => {
  isBroken = false;
  channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().say('I am off for lunch, back in an hour', { channel, user: ALICE });
  aegis().clock.advance(3_600_000);
});

const lastShown = () => aegis().shownTo(ALICE).at(-1) ?? '';
/** Presses Refresh in the newest catch-up. */
const refresh = (user = ALICE) => {
  const { message } = aegis().workspace.ephemerals.findLast(({ userId }) => userId === user) ?? {};
  const [, command = ''] = /"(catchup id:[^"]*)"/.exec(JSON.stringify(message?.blocks)) ?? [];
  return aegis().press(command, { channel, user, ts: message?.ts ?? '' });
};
const rollBack = () =>
  aegis().say('Rolled back payment-api to release 4.11 at 15:01', { channel, user: BOB });

describe('/incident catchup', () => {
  it('shows one person what they missed, and nobody else', async () => {
    await rollBack();
    const posts = aegis().posts(channel).length;

    await aegis().type('catchup', { channel });

    expect(lastShown()).toContain('What you missed on INC-1');
    expect(lastShown()).toContain('Rolled back payment-api');
    expect(lastShown()).not.toContain('42 %');
    expect(lastShown()).toContain('only what came after');
    expect(aegis().posts(channel)).toHaveLength(posts);
  });

  it('continues from the last catch-up', async () => {
    await rollBack();
    await aegis().type('catchup', { channel });
    await aegis().type('catchup', { channel });
    const nothing = lastShown();
    await aegis().say('Error rate is down to 0.2 % since 15:10, all regions', { channel, user: BOB });

    await aegis().type('catchup', { channel });

    expect(nothing).toContain('Nothing has happened on INC-1 since');
    expect(lastShown()).toContain('0.2 %');
    expect(lastShown()).not.toContain('Rolled back');
  });

  it('stays private when it is refreshed', async () => {
    await rollBack();
    await aegis().type('catchup', { channel });
    await aegis().say('Error rate is down to 0.2 % since 15:10, all regions', { channel, user: BOB });
    const posts = aegis().posts(channel).length;
    const shown = aegis().workspace.ephemerals.length;

    await refresh();

    expect(aegis().posts(channel)).toHaveLength(posts);
    expect(aegis().workspace.ephemerals).toHaveLength(shown);
    expect(lastShown()).toContain('0.2 %');
    const { summaries } = await aegis().record();
    expect(summaries.map(({ kind }) => kind)).toEqual(['catchup', 'catchup']);
  });

  it("starts at the same point when it's refreshed, however often", async () => {
    await rollBack();
    await aegis().type('catchup', { channel });

    await refresh();
    await refresh();

    expect(lastShown()).toContain('Rolled back payment-api');
  });

  it("starts at the beginning for someone who has never been there, even when it's refreshed", async () => {
    await aegis().type('catchup', { channel, user: CAROL });

    await refresh(CAROL);

    expect(aegis().shownTo(CAROL).at(-1)).toContain('42 %');
  });

  it('covers the time that someone asks for', async () => {
    await rollBack();
    await aegis().type('catchup', { channel });

    await aegis().type('catchup since 2h', { channel });

    expect(lastShown()).toContain('42 %');
  });

  it('reports a failure to the person who asked for it', async () => {
    isBroken = true;

    await aegis().type('catchup', { channel });

    expect(lastShown()).toContain("Couldn't look up what you missed on INC-1. It's broken.");
  });
});

describe('a person who joins', () => {
  it('gets one offer to catch up', async () => {
    userJoins(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();

    const [offer, ...more] = aegis().workspace.ephemerals.filter(({ userId }) => userId === CAROL);
    expect(textOf(offer?.message ?? { text: '' })).toContain('Want a summary of what happened so far?');
    expect(JSON.stringify(offer?.message)).toContain('catchup id:INC-000001');
    expect(more).toEqual([]);
  });

  it('gets none right after the incident is declared', async () => {
    const fresh = await aegis().declare('declare P2 search is slow', BOB);

    userJoins(aegis().workspace, { channel: fresh, user: CAROL });
    await aegis().settled();

    expect(aegis().shownTo(CAROL)).toEqual([]);
  });

  it.each([
    { messages: 2, offers: 0 },
    { messages: 8, offers: 1 },
  ])('gets $offers within ten minutes and $messages messages', async ({ messages, offers }) => {
    const fresh = await aegis().declare('declare P2 search is slow', BOB);
    for (let number = 1; number <= messages; number += 1) {
      await aegis().say(`Search takes ${number} s`, { channel: fresh, user: BOB });
    }
    aegis().clock.advance(9 * 60_000);

    userJoins(aegis().workspace, { channel: fresh, user: CAROL });
    await aegis().settled();

    expect(aegis().shownTo(CAROL)).toHaveLength(offers);
  });
});
