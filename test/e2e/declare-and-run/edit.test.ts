import { beforeEach, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
});

async function open() {
  await aegis().type('edit', { channel });
  const modal = aegis().workspace.modals.at(-1);
  if (!modal) throw new Error('no form is open');
  return modal.view;
}

it('opens with the current values and shows the new ones everywhere', async () => {
  const view = await open();
  expect(JSON.stringify(view)).toContain('"initial_value":"checkout fails"');

  const values = { title: 'checkout fails <in> the EU', service: 'Payments' };
  expect((await aegis().delivery.viewSubmission({ user: ALICE, view, values })).errors).toBeUndefined();
  await aegis().settled();

  const { incident, events } = await aegis().record();
  expect(incident).toMatchObject({ title: 'checkout fails <in> the EU', service: 'payments', version: 2 });
  expect(events).toContainEqual(expect.objectContaining({ type: 'INCIDENT_EDITED', user_id: ALICE }));
  expect(aegis().workspace.channels.get(channel)?.name).toBe('inc-1-checkout-fails-in-the-eu');
  expect(aegis().posts(INCIDENTS).map(textOf).join()).toContain('checkout fails &lt;in&gt; the EU');
  expect(await aegis().type('list service:payments', { user: BOB })).toContain('checkout fails');
});

it('does not overwrite a change that someone else made in the meantime', async () => {
  const view = await open();
  await aegis().type('severity P0', { channel, user: ALICE });

  const values = { title: 'something else', service: 'payments' };
  const { errors } = await aegis().delivery.viewSubmission({ user: ALICE, view, values });

  expect(errors?.title).toContain('changed by someone else');
  expect((await aegis().record()).incident.title).toBe('checkout fails');
});

it('shows errors next to the fields', async () => {
  const view = await open();
  const submit = (values: Record<string, string>) =>
    aegis().delivery.viewSubmission({ user: ALICE, view, values });

  expect((await submit({ title: ' ', service: 'payments' })).errors).toHaveProperty('title');
  expect((await submit({ title: 'x', service: 'two words' })).errors).toHaveProperty('service');
  expect(
    (
      await aegis().delivery.viewSubmission({
        user: ALICE,
        view: { ...view, private_metadata: '{' },
        values: { title: 'x', service: 'y' },
      })
    ).errors?.title,
  ).toContain('out of date');
});
