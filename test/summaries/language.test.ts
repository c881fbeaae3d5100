import { expect, it } from 'vitest';
import { cuesIn } from '../../src/summaries/language/cues-in.js';

it.each([
  ['no backups exist', true],
  ['members see no points', false],
])('matches the last word of a phrase by its beginning, and the others whole: %s', (text, isRuledOut) => {
  expect(cuesIn(text, 'en').has('ruledOut')).toBe(isRuledOut);
});
