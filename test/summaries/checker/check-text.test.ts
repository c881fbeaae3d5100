import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/text/check-text.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function checkAgainst(said: string, text: string) {
  const talk = new Conversation();
  talk.says(said);
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  const [sentence] = await checkText(text, { lines, incident: record.incident, now, nameOf });
  return sentence?.verdict;
}

async function check(text: string) {
  const talk = new Conversation();
  talk.says('Checkout errors are at 42 % for customers in the EU since 14:02');
  talk.says('Rolled back payment-api to 4.11 at 14:20', { user_id: 'U02BOB' });
  talk.says('Maybe the new firewall rules block the card provider');
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  return checkText(text, { lines, incident: record.incident, now, nameOf });
}

describe('a text compared with the record', () => {
  it.each([
    ['Checkout errors are at 42 % in the EU.', 'on_record'],
    ['Bob rolled back payment-api to 4.11.', 'on_record'],
    ['Checkout errors are at 12 % in the EU.', 'contradicted'],
    ['Payment-api was not rolled back to 4.11.', 'contradicted'],
    ['The new firewall rules block the card provider.', 'contradicted'],
    ['The warehouse in Leeds burned down.', 'not_on_record'],
  ])('"%s" is %s', async (text, verdict) => {
    expect((await check(text)).map((one) => one.verdict)).toEqual([verdict]);
  });

  it.each([
    ['Errors were back to 0 at 14:31', 'Errors were back to 0.'],
    ['The queue is at 0 since 14:40', 'The queue is at 0.'],
    ['Fehlerrate ist wieder auf 0 seit 14:31', 'Die Fehlerrate ist wieder auf 0.'],
    ['Los errores bajaron a 0 a las 14:31', 'Los errores bajaron a 0.'],
  ])("isn't denied by a level of zero: %s", async (said, text) => {
    expect(await checkAgainst(said, text)).toBe('on_record');
  });

  it('is denied by a count of none', async () => {
    expect(await checkAgainst('0 orders were lost in the EU', 'Orders were lost in the EU.')).toBe(
      'contradicted',
    );
  });

  it('is judged sentence by sentence, each with its lines', async () => {
    const sentences = await check(
      'Checkout errors are at 42 % in the EU. We rolled back payment-api to 4.11. Everyone gets a refund.',
    );

    expect(sentences.map(({ verdict }) => verdict)).toEqual(['on_record', 'on_record', 'not_on_record']);
    expect(sentences.map(({ citations }) => citations.length > 0)).toEqual([true, true, false]);
  });
});

describe('the formatting of a text', () => {
  it.each([
    ['# Status\nCheckout errors are at 42 % in the EU.', ['Checkout errors are at 42 % in the EU.']],
    ['*Status update 14:30*\n• Rolled back payment-api', ['Rolled back payment-api']],
    ['*Checkout fails*\n• in the EU', ['Checkout fails', 'in the EU']],
    ['**Because of the deploy**, checkout fails.', ['Because of the deploy, checkout fails.']],
    ['| time | event |\n|---|---|\n| 14:20 | Rolled back |', ['14:20 Rolled back']],
    ['Rolled back in Austria. 14 cards were charged.', ['Rolled back in Austria.', '14 cards were charged.']],
    ['In Wien ging es um approx. 14 cards der Kunden.', ['In Wien ging es um approx. 14 cards der Kunden.']],
    ['keep *.log files and 3 * 4 boxes', ['keep *.log files and 3 * 4 boxes']],
  ])('is left out: %s', async (text, sentences) => {
    expect((await check(text)).map((one) => one.text)).toEqual(sentences);
  });
});

describe('a text compared with statements that were taken back, corrected or made in parts', () => {
  async function verdictOf(text: string): Promise<string | undefined> {
    const talk = new Conversation();
    talk.says('the cause is the 4.18 deploy');
    talk.says('rollback to 4.17 done', { user_id: 'U02BOB' });
    talk.says("I was wrong about 4.18, it's not the deploy");
    talk.says('killed the import job', { user_id: 'U03CAROL' });
    talk.says('error rate is at 37 %');
    talk.says('error rate is at 2 %, back to normal');
    talk.says('312 customers were charged twice');
    talk.says('Correction: it is 290 customers');
    talk.says('cards in Leeds: 12 were charged twice, 9 were refunded already');
    talk.says('correction for the cards in Leeds: 14, not 12', { user_id: 'U03CAROL' });
    talk.says('how many orders were lost?', { user_id: 'U02BOB' });
    const { record, now, nameOf } = talk.input();
    const lines = await buildTranscript(record, nameOf);
    return (await checkText(text, { lines, incident: record.incident, now, nameOf }))[0]?.verdict;
  }

  it.each([
    ['The cause is the 4.18 deploy.', 'contradicted'],
    ['At first we suspected the 4.18 deploy.', 'on_record'],
    ["It wasn't the 4.18 deploy.", 'on_record'],
    ['312 customers were charged twice.', 'contradicted'],
    ['290 customers were charged twice.', 'on_record'],
    ['Cards in Leeds: 9 were refunded already.', 'on_record'],
    ['Cards in Leeds: 12 were charged twice.', 'contradicted'],
    ['The error rate is 37 %.', 'contradicted'],
    ['The error rate is 2 %.', 'on_record'],
    ['We rolled back to 4.17 and killed the import job.', 'on_record'],
    ['Bob rolled back to 4.17 and killed the import job.', 'contradicted'],
    ['We rolled back to 4.17 and paid the vendor.', 'not_on_record'],
    ['Status: rolled back to 4.17.', 'on_record'],
    ['Carol killed the import job, as planned.', 'on_record'],
    ['Orders were lost in Leeds.', 'not_on_record'],
    ['The import vendor failed.', 'not_on_record'],
  ])('"%s" is %s', async (text, verdict) => {
    expect(await verdictOf(text)).toBe(verdict);
  });
});

describe('a text compared with a record of questions, announcements and corrections', () => {
  async function verdictOf(said: readonly (readonly [who: string, text: string])[], text: string) {
    const talk = new Conversation();
    for (const [user_id, message] of said) talk.says(message, { user_id });
    const { record, now, nameOf } = talk.input();
    const lines = await buildTranscript(record, nameOf);
    return (await checkText(text, { lines, incident: record.incident, now, nameOf }))[0]?.verdict;
  }

  const [ALICE, BOB, CAROL] = ['U01ALICE', 'U02BOB', 'U03CAROL'];
  const ROLLBACK = [
    [ALICE, 'I suspect the 14:00 deploy of payments-api'],
    [BOB, 'rolling back payments-api to 4.11 now'],
    [BOB, 'rollback done, error rate down to 0.2%'],
  ] as const;
  const CDN = [
    [ALICE, 'could it be the CDN?'],
    [BOB, 'no, CDN is fine, hit rate normal'],
    [CAROL, 'root cause: the deploy halved the pool size from 400 to 200'],
  ] as const;
  const CLEANUP = [[ALICE, 'demain on désactive le script de nettoyage']] as const;
  const CARDS = [
    [ALICE, '12 cards were charged twice'],
    [CAROL, 'correction: 14, not 12'],
  ] as const;
  const ORDERS = [
    [ALICE, 'hay 310 pedidos sin cobrar'],
    [BOB, 'corrección: son 290 pedidos, no 310'],
  ] as const;
  const ORDERS_JAPANESE = [
    [BOB, '失敗した注文は120件です'],
    [CAROL, '訂正：120件ではなく150件です'],
  ] as const;
  const TICKETS = [
    [ALICE, '240 tickets now'],
    [BOB, '35 more tickets since noon'],
  ] as const;
  const COMPLAINTS = [
    [BOB, 'soporte recibió 40 quejas'],
    [BOB, '25 quejas más desde las 17:00'],
  ] as const;
  const LETTERS = [
    [ALICE, 'Bob will write to the 540 customers tomorrow'],
    [BOB, 'sorry, miscounted, 540 is right'],
  ] as const;
  const RESTART = [
    [ALICE, 'pgbouncer hängt'],
    [BOB, 'pgbouncer neu gestartet'],
  ] as const;
  const INVOICES = [
    [ALICE, 'Rechnungen werden seit 07:40 nicht mehr verschickt'],
    [BOB, 'ich habe die Migration um 08:25 zurückgerollt'],
  ] as const;
  const QUEUE = [
    [ALICE, '1.240 Rechnungen hängen in der Warteschlange'],
    [CAROL, 'Korrektur: es sind 1.420'],
  ] as const;
  const DATA = [[ALICE, 'データは失われていません']] as const;

  it.each([
    [CDN, 'The CDN was ruled out.', 'on_record'],
    [CDN, 'The deploy was ruled out.', 'not_on_record'],
    [CDN, 'It was the deploy.', 'on_record'],
    [CLEANUP, "C'était le script de nettoyage.", 'not_on_record'],
    [ROLLBACK, 'payments-api was rolled back.', 'on_record'],
    [ROLLBACK.slice(0, 2), 'payments-api was rolled back.', 'not_on_record'],
    [CARDS, '14 cards were charged twice.', 'on_record'],
    [CARDS, '12 cards were charged twice.', 'contradicted'],
    [ORDERS, 'Quedaron 290 pedidos sin cobrar.', 'on_record'],
    [ORDERS, 'Quedaron 310 pedidos sin cobrar.', 'contradicted'],
    [ORDERS_JAPANESE, '失敗した注文は120件だった。', 'contradicted'],
    [TICKETS, 'There were 275 tickets.', 'on_record'],
    [TICKETS, '275 tickets in total.', 'on_record'],
    [COMPLAINTS, 'Soporte recibió 65 quejas en total.', 'on_record'],
    [RESTART, 'Bob hat pgbouncer neu gestartet.', 'on_record'],
    [QUEUE, 'Es hingen 1.420 Rechnungen in der Warteschlange.', 'on_record'],
    [QUEUE, 'Es hingen 1.240 Rechnungen in der Warteschlange.', 'contradicted'],
    [DATA, 'データは失われなかった。', 'on_record'],
    [ORDERS_JAPANESE, '失敗した注文は150件だった。', 'on_record'],
  ])('%j: "%s" is %s', async (said, text, verdict) => {
    expect(await verdictOf(said, text)).toBe(verdict);
  });

  it.each([
    [CDN, 'It was the CDN.'],
    [CDN, 'Es war das CDN.'],
    [CDN, 'It was Alice.'],
    [ROLLBACK, 'It was the rollback.'],
    [LETTERS, 'Bob wrote to the 540 customers.'],
    [RESTART, 'Alice hat pgbouncer neu gestartet.'],
    [INVOICES, 'Die Migration wurde um 07:40 zurückgerollt.'],
    [DATA, 'データが失われた。'],
    [[...ORDERS_JAPANESE, ...DATA], '150件のデータが失われた。'],
  ])('%j: "%s" isn\'t on record', async (said, text) => {
    expect(await verdictOf(said, text)).not.toBe('on_record');
  });
});
