import { describe, expect, it } from 'vitest';
import { draftUpdate } from '../../../src/summaries/briefings/draft-update.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const people = ['Alice Smith', 'Bob', 'someone'];

async function draftOf(talk: Conversation, audience: 'everyone' | 'responders') {
  const input = talk.input();
  const state = await buildState(await buildTranscript(input.record, input.nameOf));
  return draftUpdate({ ...input, state }, { audience, people, max: 1_000 });
}

describe('a draft of an update', () => {
  it('has the state from the table, the impact, the cause and the actions', async () => {
    const talk = new Conversation();
    const impact = talk.says('Card payments fail for 42 % of all customers in the EU');
    const cause = talk.says('cause: the connection pool was cut to 20 connections', { source: 'note' });
    talk.changes('MITIGATING', 'rolling back the change of the pool');

    const draft = await draftOf(talk, 'everyone');

    expect(draft.text).toMatch(/^A fix is under way/);
    expect(draft.text).toContain('Card payments fail for 42 % of all customers in the EU.');
    expect(draft.text).toContain('Cause: the connection pool was cut to 20 connections.');
    expect(draft.citations).toEqual(expect.arrayContaining([impact, cause]));
  });

  it.each([
    ['German', 'Seit 14:05 sind die Warenkörbe nach dem Login leer', /^Wir untersuchen eine Störung/],
    ['Japanese', '14時から注文の確定でエラーになります', /^調査中です/],
    ['Spanish', 'las subidas fallan desde las 10:20 para todos los clientes', /^Investigamos un problema/],
  ])('is in one language, here %s', async (_language, impact, opening) => {
    const talk = new Conversation();
    talk.says(impact);
    for (const hour of ['8', '9']) talk.says(impact.replace(/\d+/, hour));
    talk.says('all uploads in the EU are failing for the customers');

    const draft = await draftOf(talk, 'everyone');

    expect(draft.text).toMatch(opening);
    expect(draft.text).not.toContain('uploads in the EU');
  });

  it.each([
    ['a person', 'Rolled back by Smith at 14:20, errors fell'],
    ['a mention', 'Rolled back by <@U09NOBODY>, all errors are gone'],
    ['a customer', 'Payments of Initech fail since 14:02'],
    ['a customer in lower case', 'Payments fail for the customer initech since 14:02'],
    ['a company', 'Zahlungen der Müller GmbH schlagen seit 14:02 fehl'],
    ['a customer in Japanese', 'トヨタ様の決済が14:02から失敗しています'],
    ['a host', 'Restarted db1 at 14:20, errors fell'],
    ['a host name', 'Restarted pay.internal.example at 14:20'],
    ['an address', 'Blocked 10.0.0.12 at 14:20, errors fell'],
    ['an internal service', 'Restarted ledger-sync-worker at 14:20, errors fell'],
    ['a component', 'Rolled back payments-api to 4.11 at 14:20'],
    ['an id', 'Canceled order 8841237 at 14:20 as it blocked all payments'],
    ['a ticket', 'Closed #4711 at 14:20, errors fell'],
    ['a commit', 'Reverted 3f9ab12c at 14:20, errors fell'],
    ['a suspicion', 'I think all payments fail because of the vendor'],
    ['a guess', 'Maybe all payments fail because of the vendor'],
    ['a statement in the first person', 'I restarted all the payment workers at 14:20'],
  ])('leaves out %s for everyone', async (_, text) => {
    const talk = new Conversation();
    talk.says('Card payments fail for 42 % of all customers in the EU');
    talk.says(text, { user_id: 'U02BOB' });
    talk.says(text, { user_id: 'U02BOB', source: 'note' });

    const { text: draft } = await draftOf(talk, 'everyone');

    expect(draft).toContain('Card payments fail for 42 %');
    expect(draft).not.toContain(text);
    for (const secret of [
      'Smith',
      'someone',
      'nitech',
      'Müller',
      'トヨタ',
      'db1',
      'internal',
      '10.0',
      'ledger',
      'payments-api',
    ])
      expect(draft).not.toContain(secret);
    for (const secret of ['8841237', '4711', '3f9ab12c', 'vendor', 'workers'])
      expect(draft).not.toContain(secret);
  });

  it.each([
    'Card payments fail for 42 % of all customers in the EU',
    'HTTP 502s for about 80% of all requests since 14:02 UTC',
    'All regions are affected since 14:02',
    'Payments are back to normal in all regions since 14:31',
  ])('keeps "%s"', async (text) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await draftOf(talk, 'everyone')).text).toContain(text);
  });

  it('shows suspicions to responders, and counts what it leaves out for everyone', async () => {
    const talk = new Conversation();
    talk.says('Card payments fail for 42 % of all customers in the EU');
    talk.says('I think it was the deploy of payment-api 4.12', { user_id: 'U02BOB' });

    const [inside, outside] = [await draftOf(talk, 'responders'), await draftOf(talk, 'everyone')];

    expect(inside.text).toContain('Suspected by Bob: I think it was the deploy of payment-api 4.12');
    expect(inside.leftOut).toBe(0);
    expect(outside.leftOut).toBe(1);
  });
});
