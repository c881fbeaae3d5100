import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/summaries/checker/contradictions.js';
import { numberNeighbors } from '../../../src/summaries/checker/number-neighbors.js';
import { unreadReplies } from '../../../src/summaries/checker/unread-replies.js';
import { wordOrder } from '../../../src/summaries/checker/word-order.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function linesOf(...texts: readonly string[]) {
  const talk = new Conversation();
  for (const text of texts) talk.says(text);
  const { record, nameOf } = talk.input();
  return (await buildTranscript(record, nameOf)).filter(({ text }) => texts.includes(text));
}

describe('the words around a number', () => {
  it.each([
    ['64 sites phoned.', 1],
    ['340 sites phoned.', 0],
    ['340 boxes were flashed.', 1],
    ['64 boxes were flashed.', 0],
  ])('of "%s" are around it in its line: %s', async (claim, around) => {
    const lines = await linesOf('64 sites phoned so far', '340 boxes flashed by hand');

    expect(numberNeighbors(compare(claim, lines, lines))['number around']).toBe(around);
  });

  it.each([
    ['1.860 Dosen wurden vernichtet.', 1],
    ['620 Dosen wurden vernichtet.', 0],
  ])('of "%s" may be with another number instead', async (claim, elsewhere) => {
    const lines = await linesOf('620 Dosen wurden vernichtet', '1.860 gehen wieder in den Verkauf');

    expect(numberNeighbors(compare(claim, lines, lines))['number elsewhere']).toBe(elsewhere);
  });
});

describe('the order of the words', () => {
  it.each([
    ['The deploy filled the disk of the primary.', 0],
    ['The primary disk filled the deploy.', 1],
  ])('of "%s" is inverted: %s', async (claim, inverted) => {
    const sources = await linesOf('deploy filled the disk on the primary');

    expect(Math.round(wordOrder({ claim, sources })['order inverted'] ?? 0)).toBe(inverted);
  });

  it('is not compared across languages', async () => {
    const sources = await linesOf('der Deploy hat die Platte auf dem Primary gefüllt');

    expect(wordOrder({ claim: 'The primary disk was filled by the deploy.', sources })['order known']).toBe(
      0,
    );
  });
});

it('counts the newer replies of a thread that a claim leaves out', async () => {
  const talk = new Conversation();
  const [root, reply] = [talk.says('is it the cache?'), talk.says('no idea yet')];
  const { record, nameOf } = talk.input();
  const all = await buildTranscript(record, nameOf);
  const parent = all.find(({ sk }) => sk === root);
  const lines = all.map((line) => (line.sk === reply ? { ...line, thread: parent?.at ?? '' } : line));
  const sources = (sks: readonly string[]) => lines.filter(({ sk }) => sks.includes(sk));

  expect(unreadReplies({ sources: sources([root]), lines }).unread).toBe(1);
  expect(unreadReplies({ sources: sources([root, reply]), lines }).unread).toBe(0);
});
