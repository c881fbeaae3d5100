import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Mark } from '../../src/incidents/records/message-marks.js';
import { measureUnits } from '../support/capacity.js';
import { aComment, aDeclaration } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();

const SAID = '2025-01-15T14:06:00.000001Z';
const NAMED = { incident_id: 'INC-000042', timestamp: SAID };
const moment = (n: number) => fromMillis(Date.parse('2025-01-15T15:00:00Z') + n * 1_000);
const mark = (n: number, on: boolean, by = 'U01ALICE:pushpin'): Mark => ({ by, at: moment(n), on });

async function declared(): Promise<Store> {
  const store = createStore(await freshTable());
  await store.declareIncident(aDeclaration());
  return store;
}

async function readBack(store: Store) {
  const record = await store.loadRecord('INC-000042');
  const quotes = record?.events.filter(({ type }) => type === 'MESSAGE_MARKED') ?? [];
  return { comments: record?.comments ?? [], quotes, events: record?.events ?? [] };
}

it('makes one key event that quotes a marked message and exempts the message from retention', async () => {
  const store = await declared();
  await store.recordMessage(aComment());

  await store.markMessage(NAMED, mark(1, true));
  await store.markMessage(NAMED, mark(2, true, 'U02BOB:pushpin'));
  await store.markMessage(NAMED, mark(3, true, 'pin'));

  const { comments, quotes } = await readBack(store);
  expect(comments).toHaveLength(1);
  expect(comments[0]).not.toHaveProperty('expires_at');
  expect(quotes).toHaveLength(1);
  expect(quotes[0]).toMatchObject({
    timestamp: SAID,
    key_event: true,
    note: 'Error rate is at 40 %',
    detail: { comment: `COMMENT#${SAID}` },
  });
  expect(quotes[0]).not.toHaveProperty('expires_at');
});

it('retracts the key event and restores retention when the last mark is removed', async () => {
  const store = await declared();
  await store.recordMessage(aComment());
  const [before] = (await readBack(store)).comments;
  await store.markMessage(NAMED, mark(1, true));
  await store.markMessage(NAMED, mark(2, true, 'U02BOB:pushpin'));

  await store.markMessage(NAMED, mark(3, false));
  expect((await readBack(store)).quotes).toHaveLength(1);
  await store.markMessage(NAMED, mark(4, false, 'U02BOB:pushpin'));

  const { comments, quotes } = await readBack(store);
  expect(quotes).toEqual([]);
  expect(comments[0]?.expires_at).toBe(before?.expires_at);
});

it('updates the quote of a marked message on an edit and retracts it on a deletion', async () => {
  const store = await declared();
  await store.recordMessage(aComment());
  await store.markMessage(NAMED, mark(1, true));

  await store.editMessage({ ...aComment({ text: 'Error rate is at 4 %' }), edited_at: moment(2) });
  expect((await readBack(store)).quotes[0]?.note).toBe('Error rate is at 4 %');
  await store.deleteMessage({ ...aComment(), deleted_at: moment(3) });

  const { comments, quotes } = await readBack(store);
  expect(quotes).toEqual([]);
  expect(JSON.stringify(comments)).not.toContain('Error rate');
});

it('hides a mark that arrives before its message until the message arrives', async () => {
  const store = await declared();

  await store.markMessage(NAMED, mark(1, true));
  expect((await readBack(store)).comments).toEqual([]);
  await store.recordMessage(aComment());

  const { comments, quotes } = await readBack(store);
  expect(comments[0]).toMatchObject({ text: 'Error rate is at 40 %', user_id: 'U01ALICE' });
  expect(comments[0]).not.toHaveProperty('expires_at');
  expect(quotes[0]).toMatchObject({ note: 'Error rate is at 40 %' });
});

it('costs one write and no read for an ordinary message', async () => {
  const table = await freshTable();
  const store = createStore(table);

  expect(await measureUnits(table, () => store.recordMessage(aComment()))).toBe(1);
});

type Step = (store: Store) => Promise<unknown>;

const history: readonly Step[] = [
  (store) => store.recordMessage(aComment()),
  (store) => store.editMessage({ ...aComment({ text: 'second' }), edited_at: moment(2) }),
  (store) => store.editMessage({ ...aComment({ text: 'third' }), edited_at: moment(5) }),
  (store) => store.markMessage(NAMED, mark(1, true)),
  (store) => store.markMessage(NAMED, mark(3, false)),
  (store) => store.markMessage(NAMED, mark(6, true)),
  (store) => store.markMessage(NAMED, mark(4, true, 'U02BOB:pushpin')),
  (store) => store.markMessage(NAMED, mark(7, false, 'U02BOB:pushpin')),
];

it.each([
  ['marked', history],
  ['unmarked', [...history, (store: Store) => store.markMessage(NAMED, mark(8, false))]],
  ['deleted', [...history, (store: Store) => store.deleteMessage({ ...aComment(), deleted_at: moment(9) })]],
] as const)(
  'ends up the same in any order, with any repetition: a message that is %s',
  { timeout: 1_800_000 },
  async (_, steps) => {
    const inOrder = await declared();
    for (const step of steps) await step(inOrder);
    const expected = await readBack(inOrder);
    const order = fc
      .shuffledSubarray([...steps, ...steps], { minLength: steps.length * 2 })
      .map((twice) => twice as readonly Step[]);
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        const store = await declared();
        for (const step of shuffled) await step(store);
        expect(await readBack(store)).toEqual(expected);
      }),
      { numRuns: Number(process.env.AEGIS_TEST_RUNS ?? 8) },
    );
  },
);
