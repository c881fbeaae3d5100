import { expect, it } from 'vitest';
import { shareEdited } from '../../src/incidents/share-edited.js';

it.each([
  ['nothing changed', 'Rolled back at 14:20.', 'Rolled back at 14:20.', 0],
  ['other spaces and lines', 'Rolled back\nat 14:20.', 'Rolled back  at 14:20.', 0],
  ['one word of four replaced', 'Rolled back at 14:20.', 'Rolled back at 14:21.', 0.25],
  ['half of it added', 'Rolled back', 'Rolled back at 14:20.', 0.333],
  ['everything replaced', 'Rolled back.', 'The certificate expired.', 1],
  ['characters of Japanese', '設定を戻した', '設定を直した', 0.167],
  ['both empty', '', '', 0],
])('is the share of words that were changed: %s', (_, proposed, final, share) => {
  expect(shareEdited(proposed, final)).toBe(share);
});

it('compares only the first words of a very long text', () => {
  const long = 'word '.repeat(50_000);

  expect(shareEdited(long, long)).toBe(0);
});
