import { expect, it } from 'vitest';
import { cuesIn } from '../../src/summaries/language/cues-in.js';
import { splitSentences } from '../../src/summaries/language/split-sentences.js';
import { statementsOf } from '../../src/summaries/language/statements.js';

it.each([
  ['no backups exist', true],
  ['members see no points', false],
])('matches the last word of a phrase by prefix, and the others whole: %s', (text, isRuledOut) => {
  expect(cuesIn(text, 'en').has('ruledOut')).toBe(isRuledOut);
});

it.each([
  ['Order: 1. Mail everyone. 2. Set the price.', ['Order: 1. Mail everyone.', '2. Set the price.']],
  ['Der Lauf vom 4. April war gut. Danach nicht.', ['Der Lauf vom 4. April war gut.', 'Danach nicht.']],
  ['We lost 12. They are back.', ['We lost 12.', 'They are back.']],
])('splits sentences, but not after the number of a list item or a day: %s', (text, sentences) => {
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
] as const)('recognizes how people rule something out, in %s', (language, text) => {
  expect(cuesIn(text, language).has('ruledOut')).toBe(true);
});

it.each([
  'how many ponds',
  'who pays for the fish, us or the insurer',
  'and why is the queue full again',
  'wer macht denn 1024 Dateien auf, wir haben 8 Gespräche',
  'wieso hat um 23:52 eigentlich keiner was gekriegt',
  'cuántos pedidos hay en la cola',
  'combien de foyers sont sans eau',
  'qual política',
  'сколько заказов потеряно',
])('recognizes a question without a question mark: %s', (text) => {
  expect(statementsOf(text).map(({ isQuestion }) => isQuestion)).toEqual([true]);
});

it.each([
  'what reaches me is a valid message with an old value',
  'when one lookup fails the processor stops',
  'why lookups fail we know since yesterday',
  'how many are affected: 312',
  'who did it, no idea',
  'which is down since noon',
  'Wer nach der Grenze neu Daten will, wird gesperrt',
  'wer zuerst wach ist hat gewonnen',
  'que se reinicien todos los nodos',
  'qui vivra verra',
  'quem mexer na tabela avisa antes',
])('treats what starts like a question as a statement if it continues as one: %s', (text) => {
  expect(statementsOf(text).map(({ isQuestion }) => isQuestion)).toEqual([false]);
});

it.each([
  ['en', 'bet the disk is full'],
  ['de', 'Bestimmt mal wieder die Platte'],
  ['es', 'me huele a que es el DNS'],
  ['fr', 'je parie sur le DNS'],
  ['pt', 'deve ser o banco'],
  ['ja', '4.2 のせいかも'],
  ['ru', 'скорее всего диск'],
] as const)('recognizes how people guess, in %s', (language, text) => {
  expect(cuesIn(text, language).has('hedge')).toBe(true);
});
