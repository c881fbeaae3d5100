import { expect, it } from 'vitest';
import { hasUnitAskedFor } from '../../../src/summaries/answers/question/units-asked-for.js';

it.each([
  ['how much is a new controller', 'nine controllers left', false],
  ['how much is a new controller', 'a new one is £240', true],
  ['what did it cost', '46 pallets', false],
  ['was hat es gekostet', '1.140 Euro', true],
  ['combien a coûté le plombier', '19 vannes', false],
  ['cuánto nos ha costado', 'unos 300 euros', true],
  ['いくら払うの', '12社です', false],
  ['いくら払うの', '3万円です', true],
  ['how long does a recall take', 'about 4 min each', true],
  ['how long does a recall take', '12 recalls are out', false],
  ['wie lange dauert das', 'drei Stück', false],
  ['combien de temps ça prend', '2 heures', true],
  ['how many controllers are left', 'nine', undefined],
  ['combien de vannes', '19', undefined],
])('decides whether the unit that "%s" asks for is in "%s": %s', (question, text, expected) => {
  expect(hasUnitAskedFor(text, question)).toBe(expected);
});
