import { describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { BOB } from '../../support/slack.js';

const aegis = useAegis({
  settings: settingsFrom(`
services:
  payments: { owner: Payments team }
severities:
  P0: { meaning: nobody can pay, confirm: true, announce: ["#general"], responders: ["@managers"] }
  P1: { meaning: some people can't pay }
  P3: { meaning: nobody has noticed yet }
default_severity: P3
`),
});

describe('severities in aegis.yml', () => {
  it('decide which ones people may declare, and which one is the default', async () => {
    const refusal = await aegis().type('declare P2 checkout fails');
    const channel = await aegis().declare('declare checkout is slow');

    expect(refusal).toContain("P2 isn't used here. The severities are `P0`: nobody can pay; `P1`");
    expect((await aegis().record()).incident.severity).toBe('P3');
    expect(await aegis().type('severity P4', { channel })).toContain("P4 isn't used here");
  });

  it('ask for confirmation where configured, and accept it', async () => {
    const { workspace } = aegis();
    const question = await aegis().type('declare P0 service:payments nobody can pay');

    expect(question).toContain(
      'Declare *P0* nobody can pay? A P0 invites @managers and is announced in #general.',
    );
    expect(await aegis().deps.store.getIncident('INC-000001')).toBeUndefined();

    const asked = workspace.ephemerals.at(-1);
    const command = 'declare sure:confirm P0 service:payments nobody can pay';
    await aegis().press(command, { channel: asked?.channelId ?? '', ts: asked?.message.ts ?? '' });
    expect((await aegis().record()).incident).toMatchObject({ severity: 'P0', service: 'payments' });
  });

  it('ask before raising to one, but not before lowering', async () => {
    const channel = await aegis().declare('declare P1 checkout fails');

    expect(await aegis().type('severity P0 all regions', { channel })).toContain(
      'Raise INC-1 to *P0*? A P0 invites',
    );
    expect((await aegis().record()).incident.severity).toBe('P1');
    await aegis().type('severity P3', { channel });
    expect((await aegis().record()).incident.severity).toBe('P3');
  });

  it("are the form's options, with what each triggers", async () => {
    await aegis().type('declare', { user: BOB, triggerId: 'form' });

    const shown = JSON.stringify(aegis().workspace.modals.at(-1)?.view);
    expect(shown).toContain('"P0: nobody can pay"');
    expect(shown).toContain('invites @managers and is announced in #general');
    expect(shown).not.toContain('"value":"P2"');
    expect(shown).toContain('"value":"payments"');
  });
});
