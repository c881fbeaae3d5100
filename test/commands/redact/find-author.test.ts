import { expect, it } from 'vitest';
import { fromMillis } from '../../../src/base/timestamp.js';
import { findAuthor } from '../../../src/commands/redact/find-redactable.js';
import { createStore } from '../../../src/data/store/store.js';
import { measureUnits } from '../../support/capacity.js';
import { aComment, aDeclaration } from '../../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../../support/table.js';

const freshTable = useTables();
const START = Date.parse('2025-01-15T14:00:00Z');
const MESSAGES = 60;
const HOUR_MS = 60 * 60_000;
/** Long, so that reading all of them would cost as many units as there are, if not more. */
const TEXT = 'the queue of the payments workers is longer than it was '.repeat(60);

const timeOf = (n: number) => fromMillis(START + n * HOUR_MS);

async function aLongRecord() {
  const table = await freshTable();
  const store = createStore(table);
  await store.declareIncident(aDeclaration());
  for (let n = 0; n < MESSAGES; n += 1) {
    await store.recordMessage(aComment({ timestamp: timeOf(n), text: TEXT }));
  }
  return { table, store };
}

it.skipIf(!COUNTS_CAPACITY).each([
  ["a message's author with one item", { at: timeOf(30), author: 'U01ALICE', most: 1 }],
  ['nobody by what was written around the time', { at: timeOf(30.5), author: undefined, most: 3 }],
])('finds %s, however long the record is', async (_, { at, author, most }) => {
  const { table, store } = await aLongRecord();
  let found: string | undefined;

  const units = await measureUnits(table, async () => {
    found = await findAuthor({ store }, 'INC-000042', at);
  });

  expect(found).toBe(author);
  expect(units).toBeLessThanOrEqual(most);
});
