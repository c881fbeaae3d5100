import { expect, it } from 'vitest';
import { listWords } from '../../src/base/list-words.js';

it.each([
  [[], ''],
  [['commander'], 'commander'],
  [['commander', 'scribe'], 'commander and scribe'],
  [['commander', 'liaison', 'scribe'], 'commander, liaison and scribe'],
])('lists %j as in a sentence', (items, text) => {
  expect(listWords(items)).toBe(text);
});

it('lists choices with "or"', () => {
  expect(listWords(['@alice', '@bob'], 'or')).toBe('@alice or @bob');
});
