import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const DAVE = 'U01DAVE';

const aegis = useAegis({
  settings: settingsFrom(`
services:
  payments:
    owner: Payments team
    runbook: https://wiki.example.com/payments
    responders: ["@payments-oncall", "@gone", "@empty"]
  search: { responders: [${DAVE}] }
severities:
  P0: { responders: ["@incident-managers"], announce: ["#general"] }
  P1: {}
`),
});

beforeEach(() => {
  const { userGroups } = aegis().workspace;
  userGroups.set('S01GONE', {
    id: 'S01GONE',
    handle: 'gone',
    name: 'Gone',
    isDisabled: true,
    members: [ALICE],
  });
  userGroups.set('S01EMPTY', { id: 'S01EMPTY', handle: 'empty', name: 'Empty' });
});

const membersOf = (channel: string) => aegis().workspace.channels.get(channel)?.members ?? [];
const textsIn = (channel: string) => aegis().posts(channel).map(textOf).join('\n');

describe('the responders in aegis.yml', () => {
  it('are invited when an incident of their service is declared, and learn why', async () => {
    const channel = await aegis().declare('declare P1 service:payments checkout fails');

    expect(membersOf(channel)).toContain(BOB);
    expect(membersOf(channel)).not.toContain(DAVE);
    const texts = textsIn(channel);
    expect(texts).toContain(`•  <@${BOB}>: @payments-oncall responds to payments`);
    expect(texts).toContain('@gone is disabled in Slack. Nobody is in the user group @empty.');
    expect(texts).toContain(
      `Payments team · on call: <@${BOB}> · <https://wiki.example.com/payments|Runbook>`,
    );
  });

  it('are invited when the severity is raised to theirs, and it is announced in its channels', async () => {
    const channel = await aegis().declare('declare P1 service:payments checkout fails');
    await aegis().type('severity P0', { channel });

    expect(membersOf(channel)).toEqual(expect.arrayContaining([CAROL, DAVE]));
    expect(textsIn(channel)).toContain(`<@${CAROL}>, <@${DAVE}>: @incident-managers responds to P0`);
    const announced = aegis().workspace.channels.get('C01GENERAL')?.messages.at(-1);
    expect(textOf(announced ?? { text: '' })).toContain('INC-1 P0 Open: checkout fails');

    await aegis().type('resolve', { channel });
    expect(textsIn('C01GENERAL')).toContain('INC-1 P0 Resolved');
    expect(aegis().posts('C01GENERAL')).toHaveLength(1);
  });

  it('are invited when an incident moves to their service', async () => {
    const channel = await aegis().declare('declare P1 service:payments search is slow');
    await aegis().type('edit', { channel });
    const modal = aegis().workspace.modals.at(-1);
    if (!modal) throw new Error('no form is open');
    const values = { title: 'search is slow', service: 'search' };
    await aegis().delivery.viewSubmission({ user: ALICE, view: modal.view, values });
    await aegis().settled();

    expect(membersOf(channel)).toContain(DAVE);
  });

  it('are named, but not invited, when the incident is private', async () => {
    const channel = await aegis().declare('declare P0 service:payments data leaked --private');

    expect(membersOf(channel)).not.toContain(BOB);
    expect(textsIn(channel)).toContain(
      'INC-1 is private, so nobody was invited. Its responders are @payments-oncall (payments)',
    );
    expect(textsIn('C01GENERAL')).not.toContain('data leaked');

    await aegis().type('public', { channel });
    expect(membersOf(channel)).toEqual(expect.arrayContaining([BOB, CAROL, DAVE]));
  });

  it('are reported missing when Slack refuses to name them or to add them', async () => {
    const { users } = aegis().workspace;
    Object.assign(users.get(DAVE) ?? {}, { guest: 'multi-channel' });
    Object.assign(users.get(CAROL) ?? {}, { isDeactivated: true });

    const channel = await aegis().declare('declare P0 service:search search fails');

    expect(membersOf(channel)).not.toContain(DAVE);
    expect(textsIn(channel)).toContain(
      `<@${DAVE}> is a guest, so someone in the channel has to invite them.`,
    );
    expect(textsIn(channel)).toContain(`<@${CAROL}>'s account is deactivated.`);
  });

  it('are shown with who is on call now', async () => {
    const channel = await aegis().declare('declare P0 service:payments checkout fails');

    expect(await aegis().type('oncall')).toContain(
      '•  payments: @payments-oncall, @gone, @empty · Payments team',
    );
    expect(await aegis().type('oncall payments')).toContain(`•  payments: <@${BOB}> (@payments-oncall)`);
    expect(await aegis().type('oncall', { channel })).toContain('On call for INC-1');
    expect(await aegis().type('oncall paymnts')).toContain(
      'There\'s no service "paymnts". Did you mean `payments`?',
    );
  });
});
