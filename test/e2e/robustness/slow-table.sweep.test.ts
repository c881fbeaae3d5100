import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { ALICE, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
const DELAY_MS = 500;

beforeEach(async () => {
  await aegis().declare();
});
afterEach(() => slowDown(0));

function slowDown(millis: number): void {
  const { client } = aegis().table;
  client.middlewareStack.remove('slow');
  aegis().deps.settings.answerMs = DELAY_MS / 2;
  if (millis === 0) return;
  client.middlewareStack.add(
    (next) => async (args) => {
      await sleep(millis);
      return next(args);
    },
    { step: 'build', name: 'slow' },
  );
}

it('answers a command in time when the table is slow, and still runs it', async () => {
  const { delivery, shownTo, deps } = aegis();
  slowDown(DELAY_MS);

  await delivery.command({ user: ALICE, channel: GENERAL, command: '/incident', text: 'ack 1' });

  expect(shownTo(ALICE).at(-1)).toContain('slow to respond');
  await expect
    .poll(async () => (await deps.store.getIncident('INC-000001'))?.status, {
      interval: 500,
    })
    .toBe('ACKNOWLEDGED');
});

it('does the same for a form', async () => {
  const { delivery, workspace } = aegis();
  await delivery.shortcut({ user: ALICE, callbackId: 'declare_incident' });
  const view = workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  slowDown(DELAY_MS);

  const { errors } = await delivery.viewSubmission({
    user: ALICE,
    view,
    values: { title: 'x', severity: 'P1' },
  });

  expect(errors).toEqual({ title: expect.stringContaining('slow to respond') });
});
