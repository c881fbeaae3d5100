import { beforeEach, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/data/store/store.js';
import { DuplicateRequestError } from '../../src/data/table/failures.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import { aComment, aDeclaration, aRequest } from '../support/records.js';
import { useTables } from '../support/table.js';

const LATER = '2025-01-15T14:08:00.000000Z';

const freshTable = useTables();
let store: Store;

beforeEach(async () => {
  store = createStore(await freshTable());
  await store.declareIncident(aDeclaration());
});

/** All in the same microsecond, like the message from `aComment`. */
function addNote(text: string): Promise<Comment> {
  return store.recordNote({
    note: aComment({ source: 'note', text }),
    request: ({ timestamp }) => aRequest({ request_id: `cmd-${text}`, payload: { timestamp } }),
  });
}

async function readTexts(): Promise<(string | undefined)[]> {
  const record = await store.loadRecord('INC-000042');
  return (record?.comments ?? []).map(({ text }) => text);
}

it('does not affect messages of the same microsecond, whichever comes first', async () => {
  await addNote('first');
  expect(await store.recordMessage(aComment({ text: 'checking' }))).toMatchObject({ isDone: true });
  await addNote('second');

  expect(await readTexts()).toEqual(['first', 'checking', 'second']);
});

it('is not affected by changes to such a message, even before it arrives', async () => {
  await addNote('first');
  await store.markMessage(aComment(), { by: 'U02BOB:pushpin', at: LATER, on: true });
  await store.editMessage({ ...aComment({ text: 'found it' }), edited_at: LATER });
  expect(await readTexts()).toEqual(['first', 'found it']);

  await store.deleteMessage({ ...aComment(), deleted_at: LATER });
  expect(await readTexts()).toEqual(['first', undefined]);
});

it('gets its own timestamp, which the job that posts it knows', async () => {
  const notes = [await addNote('first'), await addNote('second')];

  expect(new Set(notes.map(({ timestamp }) => timestamp)).size).toBe(2);
  const requests = await Promise.all(['cmd-first', 'cmd-second'].map((id) => store.getRequest(id)));
  expect(requests.map((request) => request?.payload)).toEqual(notes.map(({ timestamp }) => ({ timestamp })));
});

it('is recorded once for each request', async () => {
  await addNote('first');

  await expect(addNote('first')).rejects.toBeInstanceOf(DuplicateRequestError);
  expect(await readTexts()).toEqual(['first']);
});
