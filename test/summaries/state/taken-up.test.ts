import { expect, it } from 'vitest';
import { buildState } from '../../../src/summaries/state/build-state.js';
import type { TAKEN_UP } from '../../../src/summaries/state/weighing/taken-up.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

/** The weight of the first entry with a text if only one signal counts. */
async function weightOf(
  text: string,
  talk: Conversation,
  signal: (typeof TAKEN_UP)[number],
): Promise<number> {
  const lines = await buildTranscript(talk.record, talk.input().nameOf);
  const { entries } = await buildState(lines, { kinds: {}, facts: { [signal]: 1 } });
  return entries.find((entry) => entry.text.includes(text))?.weight ?? Number.NaN;
}

it.each([
  ['The pool of connections ran full at noon', 'cause: pool of connections full since the release'],
  ['Der Pool der Verbindungen war mittags voll', 'Ursache: Pool der Verbindungen voll seit dem Release'],
  ['El grupo de conexiones se llenó a mediodía', 'causa: grupo de conexiones lleno desde la versión'],
  ['接続プールの上限に達しました', '原因：接続プールの上限'],
])('gives weight to what a later note repeats: %s', async (text, note) => {
  const talk = new Conversation();
  talk.says(text);
  talk.says('The coffee machine on our floor leaks again');
  talk.says(note, { source: 'note' });

  expect(await weightOf(text, talk, 'restated')).toBeGreaterThan(0.4);
  expect(await weightOf('coffee', talk, 'restated')).toBe(0);
});

it('gives no weight to what only other messages repeat', async () => {
  const talk = new Conversation();
  talk.says('The pool of connections ran full at noon');
  talk.says('The pool of connections is full again');

  expect(await weightOf('noon', talk, 'restated')).toBe(0);
});

it('gives weight to what resolved the incident', async () => {
  const talk = new Conversation();
  talk.says('Index on the orders table is missing');
  talk.says('Coffee machine leaks');
  talk.changes('RESOLVED', 'Created the missing index on the orders table');

  expect(await weightOf('is missing', talk, 'resolved')).toBe(1);
  expect(await weightOf('Coffee', talk, 'resolved')).toBe(0);
});

it('gives weight to statements right before a status change', async () => {
  const talk = new Conversation();
  for (let i = 0; i < 9; i++) talk.says(`Checking node ${i} of the search cluster`);
  talk.changes('MITIGATING', 'errors are falling');
  talk.says('Checking the other clusters');

  expect(await weightOf('node 8', talk, 'beforeStatus')).toBeGreaterThan(
    await weightOf('node 5', talk, 'beforeStatus'),
  );
  expect(await weightOf('node 0', talk, 'beforeStatus')).toBe(0);
  expect(await weightOf('other clusters', talk, 'beforeStatus')).toBe(0);
});
