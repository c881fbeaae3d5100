import { describe, expect, it } from 'vitest';
import { sharedStems } from '../../../src/summaries/checker/record/shared-stems.js';
import { WordIndex } from '../../../src/summaries/checker/record/word-index.js';
import { checkText } from '../../../src/summaries/checker/text/check-text.js';
import { buildTranscript, type TranscriptLine } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

describe('a record that many sentences are compared with', () => {
  const SENTENCES = [
    'Checkout errors are at 42 % in the EU.',
    'Bob rolled back payment-api to 4.11.',
    'Checkout errors are at 12 % in the EU.',
    'No customers have complained so far.',
    'Carol expects the import to finish at 15:00.',
    'The warehouse in Leeds burned down.',
  ];

  /** How often the texts of lines are read that no sentence is about. */
  async function readsFor(sentences: readonly string[]): Promise<number> {
    const talk = new Conversation();
    talk.says('Checkout errors are at 42 % for customers in the EU since 14:02');
    talk.says('Rolled back payment-api to 4.11 at 14:20', { user_id: 'U02BOB' });
    talk.says('no customers have complained so far');
    talk.says('the import is expected to finish at 15:00', { user_id: 'U03CAROL' });
    for (let n = 0; n < 20; n++) talk.says(`Correction: the ${n}th lamp in the lobby is green`);
    const { record, now, nameOf } = talk.input();
    let reads = 0;
    const lines = (await buildTranscript(record, nameOf)).map((line) =>
      line.text.includes('lamp') ? countingReads(line, () => (reads += 1)) : line,
    );
    await checkText(sentences.join(' '), { lines, incident: record.incident, now, nameOf });
    return reads;
  }

  it('is read once, however many sentences there are', async () => {
    expect(await readsFor(SENTENCES)).toBe(await readsFor(SENTENCES.slice(0, 1)));
  });
});

function countingReads(line: TranscriptLine, count: () => void): TranscriptLine {
  const { text } = line;
  return Object.defineProperty({ ...line }, 'text', {
    get() {
      count();
      return text;
    },
  });
}

describe('the index of words', () => {
  const TEXTS = ['zähler #error pool', 'zählerstände poolsize', 'zählers pool pools #error', 'zahl', ''].map(
    (text) => new Set(text.split(' ')),
  );

  it.each([
    'zähler',
    'zählerstände',
    'zählerstand',
    'pool',
    'poolsize',
    '#error',
    '#errors',
    'zahlen',
    'nothing',
  ])('counts "%s" in each text, as direct comparison does', (word) => {
    const index = new WordIndex();
    for (const text of TEXTS) index.add(text);
    const words = new Set([word, 'zähler', 'pool']);

    expect([...index.countShared(words)]).toEqual(TEXTS.map((text) => sharedStems(words, text)));
  });

  it('counts a word once if a text has several of its forms', () => {
    const index = new WordIndex();
    index.add(new Set(['zähler', 'zählerstände']));
    index.add(new Set(['brücke']));

    expect([...index.countShared(new Set(['zähler']))]).toEqual([1, 0]);
  });
});
