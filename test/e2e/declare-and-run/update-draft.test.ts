import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Card payments fail for 42 % of all customers since 14:02', { channel, user: BOB });
  await aegis().say('Restarted db1 at 14:20', { channel, user: BOB });
  await aegis().say('I think it was the deploy of payment-api 4.12', { channel, user: BOB });
});

const form = () => {
  const open = aegis().workspace.modals.at(-1);
  if (!open) throw new Error('no form is open');
  return open.view;
};
const announced = () => aegis().posts(INCIDENTS).map(textOf).join('\n');

async function submit(values: Record<string, string>) {
  const { delivery, settled } = aegis();
  const { errors } = await delivery.viewSubmission({ user: ALICE, view: form(), values });
  await settled();
  return errors;
}

describe('update without text', () => {
  it('opens the form with a draft that everyone may read, and posts nothing', async () => {
    await aegis().type('update', { channel });

    const shown = JSON.stringify(form());
    expect(shown).toContain('Card payments fail for 42 % of all customers since 14:02.');
    expect(shown).toContain('Nothing is posted until you post it.');
    expect(shown).not.toMatch(/db1|4\.12|Bob/);
    expect(announced()).not.toContain('42 %');
  });

  it('drafts for responders on request, with who suspects what', async () => {
    await aegis().type('update draft for responders', { channel });

    expect(JSON.stringify(form())).toMatch(/Suspected by [^:]+: I think it was the deploy/);
  });

  it.each(['customers', 'the press'])('drafts for everyone when someone asks for %s', async (whom) => {
    await aegis().type(`update draft for ${whom}`, { channel });

    expect(JSON.stringify(form())).toContain('Nothing is posted until you post it.');
    expect(announced()).not.toContain('draft for');
  });

  it('drafts only for the channel of a private incident', async () => {
    await aegis().type('private', { channel });

    await aegis().type('update draft for everyone', { channel });

    expect(JSON.stringify(form())).not.toContain('Only this channel"},"value":"everyone"');
    expect(JSON.stringify(form())).toContain('Suspected by');
  });

  it('opens the form without a draft while the table is slow', async () => {
    const { store, settings } = aegis().deps;
    const loadRecord = store.loadRecord;
    Object.assign(settings, { answerMs: 200 });
    store.loadRecord = () => new Promise(() => undefined);

    await aegis().type('update', { channel });

    store.loadRecord = loadRecord;
    expect(JSON.stringify(form())).toContain("What's the state");
    expect(JSON.stringify(form())).not.toContain('A draft from');
  });
});

describe('how a draft begins', () => {
  const opening = async () => {
    await aegis().type('update', { channel });
    return JSON.stringify(form());
  };

  it.each([
    ['started 13:40', "We're investigating a problem that began at 13:40 UTC: checkout fails"],
    ['ack', "We're investigating a problem reported at 14:05 UTC: checkout fails"],
    ['mitigate', 'A fix has been under way since 14:05 UTC: checkout fails'],
    ['resolve', 'Resolved at 14:05 UTC: checkout fails'],
  ])('after %s, says what stakeholders would say', async (command, expected) => {
    await aegis().type(command, { channel });

    expect(await opening()).toContain(expected);
  });
});

describe('an update that is checked first', () => {
  it("is posted only once the record doesn't contradict it", async () => {
    await aegis().type('update', { channel });
    const wrong = 'Card payments fail for 12 % of all customers since 14:02';

    const errors = await submit({ text: wrong, audience: 'everyone', check: 'check' });
    const before = announced();
    const none = await submit({ text: wrong.replace('12', '42'), audience: 'everyone', check: 'check' });

    expect(JSON.stringify(errors)).toMatch(
      /The record says otherwise: “Card payments fail for 12 %.*” \(14:0\d UTC\)/,
    );
    expect(before).not.toContain('12 %');
    expect(none).toBeUndefined();
    expect(announced()).toContain('42 %');
  });
});
