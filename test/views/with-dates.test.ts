import { expect, it } from 'vitest';
import { withDates } from '../../src/views/with-dates.js';

const AT_1405 = '<!date^1736949909^{date_short_pretty} {time}|2025-01-15 14:05 UTC>';

it.each([
  ['Declared at 2025-01-15 14:05:09 UTC.', `Declared at ${AT_1405}.`],
  ['(2025-01-15 14:05:09 UTC, by Alice)', `(${AT_1405}, by Alice)`],
  ['from 2025-01-15 14:05:09 to 2025-01-15 14:05:09 UTC', `from ${AT_1405} to ${AT_1405}`],
  ['the log says 2025-01-15 14:05:09', 'the log says 2025-01-15 14:05:09'],
  ['at 2025-01-15 14:05:09 UTC+2', 'at 2025-01-15 14:05:09 UTC+2'],
  ['at 2025-13-45 14:05:09 UTC', 'at 2025-13-45 14:05:09 UTC'],
])("shows UTC times in the reader's zone: %s", (text, shown) => {
  expect(withDates(text)).toBe(shown);
});
