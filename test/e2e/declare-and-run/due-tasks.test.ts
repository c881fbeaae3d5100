import { userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { remindOwners } from '../../../src/commands/tasks/remind-owners.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis();
const HOUR = 3_600_000;
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P2 checkout fails');
});

const run = (text: string) => aegis().type(text, { channel });

/** What the schedule posts after so many hours. */
async function after(hours: number): Promise<string[]> {
  const before = aegis().posts(channel).length;
  aegis().clock.advance(hours * HOUR);
  await remindOwners(aegis().deps);
  await aegis().settled();
  return aegis().posts(channel).slice(before).map(textOf);
}

describe('a task that is due', () => {
  it('is brought up once, to its owner', async () => {
    await run(`task call the vendor <@${BOB}> due in 2h`);

    expect(await after(1)).toEqual([]);
    expect(await after(1.1)).toEqual([
      expect.stringContaining(`:bell: <@${BOB}>: task 1 of INC-1 is due: call the vendor`),
    ]);
    expect(await after(24)).toEqual([]);
  });

  it('is brought up to the commander once its owner has left the channel', async () => {
    await run('assign me');
    await run(`task call the vendor <@${BOB}> due in 1h`);
    userLeaves(aegis().workspace, { channel, user: BOB });
    await aegis().settled();

    expect(await after(2)).toEqual([expect.stringContaining(`:bell: <@${ALICE}>: task 1 of INC-1 is due`)]);
  });

  it("is brought up to the commander if nobody owns it, and to everyone if there's no commander", async () => {
    await run('task call the vendor due in 1h');
    await run('assign me commander');
    expect(await after(2)).toEqual([expect.stringContaining(`:bell: <@${ALICE}>: task 1`)]);

    const other = await aegis().declare('declare P3 search is slow');
    await aegis().type('task call the vendor due in 1h', { channel: other });
    aegis().clock.advance(2 * HOUR);
    await remindOwners(aegis().deps);
    await aegis().settled();

    expect(textOf(aegis().posts(other).at(-1) ?? { text: '' })).toMatch(
      /^:bell: Task 1 of INC-2 is due: call/,
    );
  });

  it.each(['task done 1', 'task due 1 in 3d'])('is left alone after %j', async (line) => {
    await run('task call the vendor due in 1h');
    await run(line);

    expect(await after(2)).toEqual([]);
  });

  it('is brought up again when its owner postponed it', async () => {
    await run(`task call the vendor <@${BOB}> due in 1h`);
    await after(2);
    const post = aegis().posts(channel).at(-1);

    await aegis().press('task id:INC-000001 due 1 tomorrow', { user: BOB, channel, ts: post?.ts ?? '' });

    expect(await after(12)).toEqual([]);
    expect(await after(30)).toHaveLength(1);
  });

  it('is brought up once by two schedules at the same time, and after downtime', async () => {
    await run('task call the vendor due in 1h');
    aegis().clock.advance(72 * HOUR);

    const sent = await Promise.all([remindOwners(aegis().deps), remindOwners(aegis().deps)]);
    await aegis().settled();

    expect(sent.map(({ tasks }) => tasks).sort()).toEqual([0, 1]);
  });

  it('is brought up after its incident was closed, which is when many are due', async () => {
    await run(`task write the post-mortem <@${BOB}> due in 3d`);
    await run('resolve');
    await run('close');

    expect(await after(24 * 4)).toEqual([expect.stringContaining(`<@${BOB}>: task 1 of INC-1 is due`)]);
  });
});
