import { expect, it } from 'vitest';
import { exchangesNumbers } from '../../../src/summaries/checker/contradictions/exchanged-numbers.js';
import type { TranscriptLine } from '../../../src/summaries/transcript.js';

const compared = (claim: string, text: string) => ({
  claim,
  sources: [{ text, detail: {}, who: 'Alice', kind: 'message' } as unknown as TranscriptLine],
});

it.each([
  [
    '734 appointments were moved, 1,047 patients got a text.',
    '1,047 appointments moved. 734 patients got a text',
  ],
  ['12 JPY and 187 KRW campaigns overspent.', '187 JPY campaigns and 12 KRW.'],
  [
    '28件はキャンセル済みで、352件はトラックに乗っていた。',
    '352件はキャンセル済み。28件はもうトラックに乗ってました',
  ],
  [
    '410 Pakete fehlen, 2.470 Expresssendungen kamen an.',
    '2.470 Pakete fehlen, 410 Expresssendungen kamen an',
  ],
  ['By noon 402 surgeries had noticed, 118 tickets were open.', '118 surgeries noticed, 402 tickets'],
  [
    '1,310 of the orders were refunded and 240 were shipped.',
    '240 of the 1,550 orders were refunded, 1,310 were shipped',
  ],
  ['The header has 16k while the limit is 24k.', 'limit 16k, header 24k'],
  ['Das Limit liegt bei 24k und der Header bei 16k.', 'Limit 16k, Header 24k'],
  ['El límite es de 24k y la cabecera de 16k.', 'límite 16k, cabecera 24k'],
  ['1,140 of 870 boxes were on.', 'of 1,140 boxes 870 were on'],
])('finds swapped numbers: %s', (claim, text) => {
  expect(exchangesNumbers(compared(claim, text))).toBe(true);
});

it.each([
  [
    '1,047 appointments were moved, 734 patients got a text.',
    '1,047 appointments moved. 734 patients got a text',
  ],
  ['734 patients got a text after 1,047 moves.', '1,047 appointments moved. 734 patients got a text'],
  ['Errors fell from 40 % to 2 %.', 'errors 40 % at 14:00, 2 % now'],
  ['870 of 1,140 boxes were on.', 'of 1,140 boxes 870 were on'],
  ['The limit is 16k while the header has 24k.', 'limit 16k, header 24k'],
  ['La cabecera es de 24k y el límite de 16k.', 'límite 16k, cabecera 24k'],
  [
    '240 orders were refunded and 1,310 shipped.',
    '240 of the 1,550 orders were refunded, 1,310 were shipped',
  ],
  ['Whether we own a box with firmware 9 or 10 was asked.', 'do we have any box with 9 or 10 in the lab?'],
  ['12 pods restarted.', '12 pods restarted, 3 nodes drained'],
  ['5 pods, 5 nodes.', '5 nodes and 5 pods'],
])("leaves numbers alone that weren't swapped: %s", (claim, text) => {
  expect(exchangesNumbers(compared(claim, text))).toBe(false);
});
