import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/data/store/store.js';
import { aComment, anEvent } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
const ID = 'INC-000042';
let store: Store;

beforeEach(async () => {
  store = createStore(await freshTable());
});

describe('the progress of a check', () => {
  it('is saved once per version', async () => {
    const [check] = await store.getHistoryChecks([ID]);
    if (!check) throw new Error('every incident has a check');

    const saved = await store.saveHistoryCheck({ ...check, checked_at: '2025-01-15T15:00:00.000000Z' });
    const late = await store.saveHistoryCheck({ ...check, unlike: { a: 'b' } });

    expect(saved).toMatchObject({ version: 1 });
    expect(late).toBeUndefined();
    expect(await store.getHistoryChecks([ID, 'INC-000043'])).toEqual([
      saved,
      { incident_id: 'INC-000043', unlike: {}, version: 0 },
    ]);
  });
});

describe('comments', () => {
  const at = (second: number) => `2025-01-15T14:06:${String(second).padStart(2, '0')}.000000Z`;

  it('are read for a range of times, newest first, in pages', async () => {
    for (let second = 0; second < 5; second += 1) {
      await store.recordMessage(aComment({ timestamp: at(second), text: `${second}` }));
    }

    const { items } = await store.commentsBetween(ID, { from: at(1), to: at(4) });

    expect(items.map(({ text }) => text)).toEqual(['3', '2', '1']);
  });

  it('are found by their times', async () => {
    await store.recordMessage(aComment({ timestamp: at(1) }));

    const found = await store.getMessages(ID, [at(1), at(2), at(1)]);

    expect(found.map(({ timestamp }) => timestamp)).toEqual([at(1), at(1)]);
  });
});

describe('an event that no longer applies', () => {
  it('is hidden until it applies again', async () => {
    const gap = anEvent({ event_id: 'gap', type: 'GAP' });
    const types = async () =>
      (await store.timeline(ID, { limit: 5 })).items.map((one) => 'type' in one && one.type);

    await store.replaceEvent(gap, { holds: true });
    await store.replaceEvent(gap, { holds: false });
    expect(await types()).toEqual([]);

    await store.replaceEvent(gap, { holds: true });
    expect(await types()).toEqual(['GAP']);
  });
});
