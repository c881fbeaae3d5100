import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE } from '../../support/slack.js';

const aegis = useAegis({
  settings: settingsFrom(`
fields:
  customer_impact: { type: select, options: [everyone, some customers], required: true }
  ticket: { type: text, hint: The support ticket }
`),
});

async function open(line: string, where: { channel?: string } = {}) {
  await aegis().type(line, where);
  const modal = aegis().workspace.modals.at(-1);
  if (!modal) throw new Error('no form is open');
  return modal.view;
}

const submit = (view: Awaited<ReturnType<typeof open>>, values: Record<string, string>) =>
  aegis().delivery.viewSubmission({ user: ALICE, view, values });

const card = (channel: string) => textOf(aegis().posts(channel)[0] ?? { text: '' });

describe('custom fields', () => {
  it('are asked for when declaring, and shown on the card, in lists and in stats', async () => {
    const view = await open('declare');
    const basics = { title: 'checkout fails', severity: 'P1' };

    expect((await submit(view, basics)).errors).toHaveProperty('field_customer_impact');
    await submit(view, { ...basics, field_customer_impact: 'some customers', field_ticket: 'SUP-1 <x>' });
    await aegis().settled();

    const { incident } = await aegis().record();
    expect(incident.fields).toEqual({ customer_impact: 'some customers', ticket: 'SUP-1 <x>' });
    expect(card(incident.channel_id ?? '')).toContain('*Customer impact*\nsome customers');
    expect(await aegis().type('list')).toContain('Customer impact: some customers · Ticket: SUP-1 &lt;x&gt;');
    expect(await aegis().type('list sup-1')).toContain('checkout fails');
    await aegis().type('stats');
    expect(aegis().posts('C01GENERAL').map(textOf).join()).toContain('*Customer impact*\nsome customers: 1');
  });

  it('are read from a command, which reports missing ones', async () => {
    await aegis().type('declare P1 customer_impact:Some-Customers checkout fails');
    await aegis().type('declare P2 search is slow');

    expect((await aegis().record()).incident).toMatchObject({
      title: 'checkout fails',
      fields: { customer_impact: 'some customers' },
    });
    expect(aegis().shownTo(ALICE).at(-1)).toContain('To add Customer impact, run `/incident edit` there.');
    expect(await aegis().type('declare P1 customer_impact:nobody x')).toContain(
      'Customer impact can\'t be "nobody". Use everyone or some customers',
    );
  });

  it('are changed in the edit form, and recorded', async () => {
    const channel = await aegis().declare('declare P1 customer_impact:everyone ticket:SUP-1 checkout fails');

    const view = await open('edit', { channel });
    await submit(view, {
      title: 'checkout fails',
      service: 'web',
      field_customer_impact: 'some customers',
      field_ticket: '',
    });
    await aegis().settled();

    const { incident, events } = await aegis().record();
    expect(incident.fields).toEqual({ customer_impact: 'some customers' });
    expect(events.at(-1)?.detail).toMatchObject({ 'field:ticket': '', 'from:ticket': 'SUP-1' });
    expect(aegis().posts(channel).map(textOf).join()).toContain('*Customer impact* is now some customers');
    expect(card(channel)).not.toContain('SUP-1');
  });
});
