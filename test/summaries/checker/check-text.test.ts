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
