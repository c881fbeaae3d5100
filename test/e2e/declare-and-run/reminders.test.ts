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
  it('tell that nobody leads, until somebody does', async () => {
    expect(await after(9)).toEqual([]);
    expect(await after(2)).toEqual([expect.stringContaining('Nobody leads INC-1 yet, after 11 min')]);
    expect(await after(1)).toEqual([]);

    const post = aegis().posts(channel).at(-1);
    await aegis().press('assign id:INC-000001 me commander', { user: BOB, channel, ts: post?.ts ?? '' });

    expect((await aegis().record()).incident.roles.commander).toBe(BOB);
    expect(await after(12)).toEqual([]);
  });

  it('tell that those who wait hear nothing; an update starts the clock anew', async () => {
    await run('assign me');
    expect(await after(31)).toEqual([expect.stringContaining(`<@${ALICE}>: no update of INC-1 for 31 min`)]);
    await run('update roll-back is under way');

    expect(await after(29)).toEqual([]);
    expect(await after(2)).toHaveLength(1);
  });

  it('come once after a downtime, not as often as they were missed', async () => {
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
    expect(await after(2)).toEqual([expect.stringContaining('Nobody leads')]);

    await aegis().press('remind id:INC-000001 stop commander', { channel, ts: ts() });
    expect(await run('remind')).toContain('nobody leads: stopped');
    expect((await after(200)).join()).not.toContain('Nobody leads');
    await run('remind start');
    expect((await after(1)).join()).toContain('Nobody leads');
  });

  it('tell that a resolved incident is not closed, with what is left to do, and then nothing at all', async () => {
    await run('task write the report');
    await run('resolve rolled back');
    expect(await after(60)).toEqual([]);

    const [told] = await after(60 * 23);
    expect(told).toContain('INC-1 was resolved 1 d ago and is not closed.');
    expect(told).toContain('write the report');

    await run('close');
    expect(await after(60 * 48)).toEqual([]);
  });

  it('stay out of what was done between schedule and post', async () => {
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

  it('say what they take', async () => {
    expect(await run('remind nonsense')).toContain('`/incident remind` takes');
    expect(await run('remind snooze 999d')).toContain('up to 7 days');
    expect(await aegis().type('remind 1 stop', { user: BOB })).toContain('Only participants');
  });
});
