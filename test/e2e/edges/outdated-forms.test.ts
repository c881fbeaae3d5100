import { userLeaves } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis();

/** A form that someone opens, and submits after others have acted. */
async function openForm(command: string, { channel, user = ALICE }: { channel: string; user?: string }) {
  const { delivery, workspace } = aegis();
  if (command.includes('id:')) {
    await aegis().press(command, { channel, user, ts: aegis().posts(channel)[0]?.ts ?? '' });
  } else await aegis().type(command, { channel, user });
  const view = workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  return async (values: Record<string, string>) => {
    aegis().clock.advance(1_000);
    const { errors = {} } = await delivery.viewSubmission({ user, view, values });
    await aegis().settled();
    return errors as Record<string, string>;
  };
}

const incident = async () => (await aegis().record()).incident;

describe('a form that was open while the incident changed', () => {
  it('saves an edit after changes of anything else', async () => {
    const channel = await aegis().declare();
    const submit = await openForm('edit', { channel });
    for (const line of ['severity P0', 'ack', 'assign me commander']) await aegis().type(line, { channel });

    expect(await submit({ title: 'payments fail', service: 'payments' })).toEqual({});
    expect(await incident()).toMatchObject({ title: 'payments fail', severity: 'P0' });
  });

  it("doesn't overwrite an edit made in another tab, and says that nothing is lost", async () => {
    const channel = await aegis().declare();
    const [first, second] = [await openForm('edit', { channel }), await openForm('edit', { channel })];
    await first({ title: 'payments fail', service: 'payments' });

    expect(await second({ title: 'checkout is slow' })).toEqual({
      title: expect.stringMatching(/edited after you opened this form.*nothing was saved.*stays here/),
    });
    expect((await incident()).title).toBe('payments fail');
  });

  it("doesn't lower a severity that was raised in the meantime", async () => {
    const channel = await aegis().declare('declare P3 checkout fails');
    const submit = await openForm('severity id:INC-000001', { channel });
    await aegis().type('severity P0 all regions', { channel });

    expect(await submit({ severity: 'P2', reason: 'more customers' })).toEqual({
      severity: expect.stringContaining('INC-1 became P0 after you opened this form, so nothing was done.'),
    });
    expect((await incident()).severity).toBe('P0');
  });

  it.each([
    [
      'resolve id:INC-000001',
      { reason: 'rolled back' },
      ['resolve the pool grew', 'close'],
      /INC-1 is Closed/,
    ],
    ['update', { text: 'all is well', audience: 'everyone', next: '' }, ['private'], /INC-1 is private/],
    ['note', { note: 'seen at 14:00' }, ['resolve', 'close', 'archive'], /INC-1 is archived/],
  ])('is sent back with the reason: %s', async (command, values, others, says) => {
    const channel = await aegis().declare();
    const submit = await openForm(command, { channel });
    for (const line of others) await aegis().type(line, { channel });

    expect(Object.values(await submit(values)).join()).toMatch(says);
  });

  it('shows nothing of an incident that was made private to someone outside', async () => {
    const channel = await aegis().declare('declare P1 layoffs leaked', BOB);
    await aegis().type('join 1', { user: CAROL });
    const submit = await openForm('note', { channel, user: CAROL });
    userLeaves(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();
    await aegis().type('private', { channel, user: BOB });

    const said = Object.values(await submit({ note: 'seen at 14:00' })).join();

    expect(said).toContain("There's no incident INC-1");
    expect(said).not.toContain('layoffs');
  });
});
