import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/check-text.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

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

  it('is judged sentence by sentence, each with its lines', async () => {
    const sentences = await check(
      'Checkout errors are at 42 % in the EU. We rolled back payment-api to 4.11. Everyone gets a refund.',
    );

    expect(sentences.map(({ verdict }) => verdict)).toEqual(['on_record', 'on_record', 'not_on_record']);
    expect(sentences.map(({ citations }) => citations.length > 0)).toEqual([true, true, false]);
  });
});

describe('the form of a text', () => {
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

describe('a text compared with what was taken back, corrected or said in parts', () => {
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
