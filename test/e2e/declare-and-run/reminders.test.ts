import { userJoins, userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendReminders } from '../../../src/commands/reminders/send-reminders.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, GENERAL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
const MINUTE = 60_000;
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P0 checkout fails');
});

const bells = (where = channel) =>
  aegis()
    .posts(where)
    .map(textOf)
    .filter((text) => text.startsWith(':bell:'));

/** Lets minutes pass and the schedule run once. */
async function after(minutes: number): Promise<string[]> {
  const before = bells().length;
  aegis().clock.advance(minutes * MINUTE);
  await sendReminders(aegis().deps);
  await aegis().settled();
  return bells().slice(before);
}

const run = (text: string, user = ALICE) => aegis().type(text, { channel, user });

describe('reminders', () => {
  it('ask for a commander until there is one', async () => {
    expect(await after(9)).toEqual([]);
    expect(await after(2)).toEqual([expect.stringContaining('INC-1 has had no commander for 11 min')]);
    expect(await after(1)).toEqual([]);

    userJoins(aegis().workspace, { channel, user: BOB });
    const post = aegis().posts(channel).at(-1);
    await aegis().press('assign id:INC-000001 me commander', { user: BOB, channel, ts: post?.ts ?? '' });

    expect((await aegis().record()).incident.roles.commander).toBe(BOB);
    expect(await after(12)).toEqual([]);
  });

  it('ask for an update, and start over after each one', async () => {
    await run('assign me');
    expect(await after(31)).toEqual([expect.stringContaining(`<@${ALICE}>: no update on INC-1 for 31 min`)]);
    await run('update roll-back is under way');

    expect(await after(29)).toEqual([]);
    expect(await after(2)).toHaveLength(1);
  });

  it('come at the promised time, to the comms lead, else to the commander', async () => {
    await run('assign me');
    await run(`assign <@${BOB}> comms`);
    await run('update roll-back is under way, next update in 12 minutes');

    expect(await after(11)).toEqual([]);
    expect(await after(1.1)).toEqual([
      expect.stringMatching(/^:bell: <@U01BOB>: the update on INC-1 promised for .* is due/),
    ]);

    await run('update all is well, next update in 12 minutes');
    userLeaves(aegis().workspace, { channel, user: BOB });
    await aegis().settled();
    expect(await after(12.1)).toEqual([expect.stringMatching(/^:bell: <@U01ALICE>: the update on INC-1/)]);
  });

  it('come once after downtime, not once for each missed time', async () => {
    await run('assign me');

    expect(await after(60 * 24)).toHaveLength(1);
    expect(await after(1)).toEqual([]);
  });

  it('are sent once by two schedules at the same time', async () => {
    aegis().clock.advance(11 * MINUTE);
    await Promise.all([sendReminders(aegis().deps), sendReminders(aegis().deps)]);
    await aegis().settled();

    expect(bells()).toHaveLength(1);
  });

  it('can be snoozed and stopped by their buttons, and started again', async () => {
    await after(11);
    const ts = () => aegis().posts(channel).at(-1)?.ts ?? '';
    await aegis().press('remind id:INC-000001 snooze 30m commander', { channel, ts: ts() });
    expect(await after(29)).toEqual([expect.stringContaining('No update')]);
    expect(await after(2)).toEqual([expect.stringContaining('no commander')]);

    await aegis().press('remind id:INC-000001 stop commander', { channel, ts: ts() });
    expect(await run('remind')).toContain('`commander`  while there is no commander: stopped');
    expect((await after(200)).join()).not.toContain('no commander');
    await run('remind start');
    expect((await after(1)).join()).toContain('no commander');
  });

  it('ask to close a resolved incident, with its open tasks, and end once it is closed', async () => {
    await run('task write the report');
    await run('resolve rolled back');
    expect(await after(60)).toEqual([]);

    const [post] = await after(60 * 23);
    expect(post).toContain("INC-1 was resolved 1 d ago and isn't closed yet.");
    expect(post).toContain('write the report');

    await run('close');
    expect(await after(60 * 48)).toEqual([]);
  });

  it("aren't posted about what was done before they could be", async () => {
    await run('assign me');
    aegis().clock.advance(31 * MINUTE);
    await run('resolve');
    await run('close');

    expect(await after(1)).toEqual([]);
  });

  it('of a private incident stay in its channel', async () => {
    await run('private');
    expect(await after(40)).not.toEqual([]);

    expect([...bells(INCIDENTS), ...bells(GENERAL)]).toEqual([]);
  });

  it("refuse what they can't read", async () => {
    expect(await run('remind nonsense')).toContain('Usage: `/incident remind');
    expect(await run('remind snooze 999d')).toContain('up to 7 days');
    expect(await aegis().type('remind 1 stop', { user: BOB })).toContain('Only participants');
  });
});
