import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/base/durations.js';
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
  const [, post] = aegis().posts(channel);
  expect(textOf(post ?? { text: '' })).toContain(
    '*Title* checkout fails → *checkout fails &lt;in&gt; the EU*, *Service* unassigned → *payments*, edited by',
  );
  expect(aegis().posts(INCIDENTS).map(textOf).join()).toContain('checkout fails &lt;in&gt; the EU');
  expect(await aegis().type('list service:payments', { user: BOB })).toContain('checkout fails');
});

it('shows a missing service as an empty field, and reads an empty field as none', async () => {
  const view = await open();
  const { errors } = await aegis().delivery.viewSubmission({
    user: ALICE,
    view,
    values: { title: 'checkout is slow' },
  });
  await aegis().settled();

  expect(JSON.stringify(view)).not.toContain('unassigned');
  expect(errors).toBeUndefined();
  expect((await aegis().record()).incident).toMatchObject({
    title: 'checkout is slow',
    service: 'unassigned',
  });
});

it('explains how to use a shorter title, with its own command', async () => {
  expect(await aegis().type(`rename ${'x'.repeat(121)}`, { channel })).toContain(
    'Use a short one, as in `/incident edit checkout fails everywhere`',
  );
});

describe('the times of the problem', () => {
  const submit = async (values: Record<string, string>) => {
    const view = await open();
    const { errors } = await aegis().delivery.viewSubmission({
      user: ALICE,
      view,
      values: { title: 'checkout fails', service: 'unassigned', ...values },
    });
    await aegis().settled();
    return errors;
  };
  const stored = async () => (await aegis().record()).incident;

  it("are in the person's time zone, and stay as they are unless someone changes them", async () => {
    const alice = aegis().workspace.users.get(ALICE);
    if (alice) alice.timeZone = 'Asia/Tokyo';
    // What Slack says of a person is cached for a minute.
    aegis().clock.advance(MINUTE_MS);

    expect(await submit({ started: '22:40', detected: '22:55' })).toBeUndefined();

    expect(await stored()).toMatchObject({
      started_at: '2025-01-15T13:40:00.000000Z',
      detected_at: '2025-01-15T13:55:00.000000Z',
    });
    expect(aegis().posts(channel).map(textOf).join()).toMatch(
      /\*Began\* at <!date[^>]*2025-01-15 13:40 UTC>/,
    );
    expect(JSON.stringify(await open())).toContain('"initial_value":"2025-01-15 22:40"');
    const { version } = await stored();
    expect(await submit({ started: '2025-01-15 22:40', detected: '2025-01-15 22:55' })).toBeUndefined();
    expect((await stored()).version).toBe(version);
  });

  it('can be removed, and are kept by a form that never had them', async () => {
    await submit({ started: '13:40', detected: '13:55' });
    const view = await open();
    const values = { title: 'checkout is slow', service: 'unassigned' };
    const { errors } = await aegis().delivery.viewSubmission({
      user: ALICE,
      view: { ...view, blocks: view.blocks.slice(0, 2) },
      values,
    });
    await aegis().settled();
    expect(errors).toBeUndefined();
    expect(await stored()).toMatchObject({ started_at: '2025-01-15T13:40:00.000000Z' });

    expect(await submit({ title: 'checkout is slow', started: '', detected: '' })).toBeUndefined();
    expect(await stored()).not.toHaveProperty('started_at');
  });

  it.each([
    ['started', { started: 'tomorrow 9:00' }, 'in the future'],
    ['detected', { detected: 'tomorrow' }, 'in the future'],
    ['detected', { started: '13:40', detected: '13:30' }, 'before it began'],
    ['started', { started: 'some time ago' }, "Couldn't read"],
    ['started', { started: '3pm IST' }, 'Several time zones'],
  ])('show what is wrong next to %s: %j', async (block, values, says) => {
    expect((await submit(values as Record<string, string>))?.[block]).toContain(says);
    expect(await stored()).not.toHaveProperty('started_at');
  });
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
