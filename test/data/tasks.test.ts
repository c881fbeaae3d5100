import { beforeEach, describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { DuplicateRequestError } from '../../src/data/table/failures.js';
import type { Task } from '../../src/incidents/records/incident-task.js';
import { aDeclaration, anEvent, aRequest, aTask } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
let store: Store;

beforeEach(async () => {
  store = createStore(await freshTable());
  await store.declareIncident(aDeclaration());
});

const tell = (request_id: string) => (task: Task) => ({
  event: anEvent({
    event_id: `task-${task.number}-v${task.version}`,
    type: 'TASK_ADDED',
    timestamp: task.timestamp,
  }),
  request: aRequest({ request_id }),
});

const add = (request_id: string, overrides: Partial<Task> = {}) =>
  store.addTask({ task: aTask(overrides), announce: tell(request_id) });

describe('addTask', () => {
  it('numbers tasks from 1, even with the same timestamp', async () => {
    const added = [await add('one'), await add('two'), await add('three')];

    expect(added.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(new Set(added.map(({ timestamp }) => timestamp)).size).toBe(3);
    expect(await store.tasksOf('INC-000042')).toEqual(added);
  });

  it('gives every task its own number when many are added concurrently', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, (_, n) => add(`r${n}`)));

    expect(added.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await store.loadRecord('INC-000042'))?.tasks).toHaveLength(8);
  });

  it('adds one task for one request', async () => {
    await add('one');

    await expect(add('one')).rejects.toBeInstanceOf(DuplicateRequestError);
    expect(await store.tasksOf('INC-000042')).toHaveLength(1);
  });
});

describe('changeTask', () => {
  const change = (before: Task, request_id: string, set: { [K in keyof Task]?: Task[K] | undefined }) =>
    store.changeTask({ before, set, ...tell(request_id)({ ...before, version: before.version + 1 }) });

  it('removes attributes and increments the version', async () => {
    const done = await change(await add('one'), 'two', { state: 'done', done_by: 'U02BOB' });
    const open = await change(done, 'three', { state: 'open', done_by: undefined });

    expect(done).toMatchObject({ state: 'done', done_by: 'U02BOB', version: 2 });
    expect(await store.tasksOf('INC-000042')).toEqual([open]);
    expect(open.done_by).toBeUndefined();
  });

  it('refuses a change based on an older version', async () => {
    const before = await add('one');
    await change(before, 'two', { owner: 'U02BOB' });

    await expect(change(before, 'three', { owner: 'U03CAROL' })).rejects.toBeInstanceOf(ConflictError);
    expect((await store.tasksOf('INC-000042'))[0]?.owner).toBe('U02BOB');
  });
});

describe('tasksOfUser', () => {
  it('lists open tasks of all incidents, but no incidents', async () => {
    await store.declareIncident(
      aDeclaration({ incident_id: 'INC-000043', channel_id: 'C02', request_id: 'other' }),
    );
    const mine = await add('one', { owner: 'U02BOB' });
    await add('two', {
      owner: 'U02BOB',
      incident_id: 'INC-000043',
      timestamp: '2025-01-15T15:00:00.000000Z',
    });
    await add('three', { owner: 'U03CAROL' });
    await store.changeTask({
      before: mine,
      set: { state: 'done' },
      ...tell('four')({ ...mine, version: 2 }),
    });

    const { items } = await store.tasksOfUser('U02BOB', { limit: 10 });

    expect(items.map(({ incident_id }) => incident_id)).toEqual(['INC-000043']);
    expect((await store.incidentsOfUser('U02BOB', { limit: 10 })).items).toEqual([]);
  });
});
