import { expect, it } from 'vitest';
import { cuesIn } from '../../src/summaries/language/cues-in.js';
import { splitSentences } from '../../src/summaries/language/split-sentences.js';

it.each([
  ['no backups exist', true],
  ['members see no points', false],
])('matches the last word of a phrase by its beginning, and the others whole: %s', (text, isRuledOut) => {
  expect(cuesIn(text, 'en').has('ruledOut')).toBe(isRuledOut);
});

it.each([
  ['Order: 1. Mail everyone. 2. Set the price.', ['Order: 1. Mail everyone.', '2. Set the price.']],
  ['Der Lauf vom 4. April war gut. Danach nicht.', ['Der Lauf vom 4. April war gut.', 'Danach nicht.']],
  ['We lost 12. They are back.', ['We lost 12.', 'They are back.']],
])('splits sentences, but not after the number of an item or a day: %s', (text, sentences) => {
  expect(splitSentences(text).map((sentence) => sentence.text)).toEqual(sentences);
});

it.each([
  ['en', 'so the release is off the hook'],
  ['de', "Daran liegt's nicht"],
  ['es', 'lo revertí y sigue igual'],
  ['fr', "le DNS n'y est pour rien"],
  ['pt', 'não é isso, continua igual'],
  ['ja', '4.2 は無実でした'],
  ['ru', 'релиз тут ни при чём'],
] as const)('knows how people rule something out, in %s', (language, text) => {
  expect(cuesIn(text, language).has('ruledOut')).toBe(true);
});

it.each([
  ['en', 'bet the disk is full'],
  ['de', 'Bestimmt mal wieder die Platte'],
  ['es', 'me huele a que es el DNS'],
  ['fr', 'je parie sur le DNS'],
  ['pt', 'deve ser o banco'],
  ['ja', '4.2 のせいかも'],
  ['ru', 'скорее всего диск'],
] as const)('knows how people guess, in %s', (language, text) => {
  expect(cuesIn(text, language).has('hedge')).toBe(true);
});
