import { expect, it } from 'vitest';
import { maySingleOut } from '../../../src/summaries/answers/passages/singles-out.js';
import { questionTypeOf } from '../../../src/summaries/answers/question/question-type.js';
import { wantedFor } from '../../../src/summaries/answers/question/wanted.js';
import { conceptsIn } from '../../../src/summaries/language/concepts.js';

it.each([
  ['which stations are affected?', 'station', "ambulance stations can't see the map", false],
  ['which stations are affected?', 'station', "the north station can't see the map", true],
  ['which stations are affected?', 'station', "stations 3 and 7 can't see the map", true],
  ['which stations are affected?', 'station', 'only two of the stations are down', true],
  ['which stations are affected?', 'station', 'north, harbor and hill', true],
  ['how many stations are affected?', 'station', "ambulance stations can't see the map", true],
  ['which merchants are affected?', 'merchant', 'webhooks to merchants failing since 14:05', false],
  ['which merchants are affected?', 'merchant', 'webhooks to EU merchants failing', true],
  ['welche Filialen sind betroffen?', 'Filialen', 'in den Filialen geht nichts mehr', false],
  ['welche Filialen sind betroffen?', 'Filialen', 'in der Filiale Nord geht nichts mehr', true],
  ['¿qué tiendas están afectadas?', 'tiendas', 'las tiendas no pueden cobrar', false],
  ['¿qué tiendas están afectadas?', 'tiendas', 'la tienda de Málaga no puede cobrar', true],
  ['quelles caisses sont touchées ?', 'caisses', "les caisses n'impriment plus", false],
  ['quelles caisses sont touchées ?', 'caisses', 'seules les caisses du nord sont bloquées', true],
])('decides whether "%s" (%s) may be answered by "%s": %s', (text, noun, statement, expected) => {
  const [word = ''] = conceptsIn(noun);
  const counts = new Map([...conceptsIn(statement)].map((one) => [one, 1]));
  const wanted = [wantedFor(word, { raw: word, counts, entries: 9, isOther: false })];

  expect(maySingleOut({ type: questionTypeOf(text), text, wanted })({ text: statement })).toBe(expected);
});
