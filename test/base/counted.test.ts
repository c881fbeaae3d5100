import { expect, it } from 'vitest';
import { counted } from '../../src/base/counted.js';

it.each([
  [0, '0 events'],
  [1, '1 event'],
  [2, '2 events'],
])('counts %i', (count, shown) => {
  expect(counted(count, 'event')).toBe(shown);
});
