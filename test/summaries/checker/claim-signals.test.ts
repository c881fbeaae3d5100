import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/summaries/checker/contradictions/contradictions.js';
import { wordOrder } from '../../../src/summaries/checker/contradictions/word-order.js';
import { comingTimes } from '../../../src/summaries/checker/numbers/coming-times.js';
import { numberNeighbors } from '../../../src/summaries/checker/numbers/number-neighbors.js';
import { unreadReplies } from '../../../src/summaries/checker/record/unread-replies.js';
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
  ])('in "%s" are around it in its line, too: %s', async (claim, around) => {
    const lines = await linesOf('64 sites phoned so far', '340 boxes flashed by hand');

    expect(numberNeighbors(compare(claim, lines, lines))['number around']).toBe(around);
  });

  it.each([
    ['1.860 Dosen wurden vernichtet.', 1],
    ['620 Dosen wurden vernichtet.', 0],
  ])('in "%s" may be around another number instead', async (claim, elsewhere) => {
    const lines = await linesOf('620 Dosen wurden vernichtet', '1.860 gehen wieder in den Verkauf');

    expect(numberNeighbors(compare(claim, lines, lines))['number elsewhere']).toBe(elsewhere);
  });
});

describe('the order of the words', () => {
  it.each([
    ['The deploy filled the disk of the primary.', 0],
    ['The primary disk filled the deploy.', 1],
  ])('in "%s" is inverted: %s', async (claim, inverted) => {
    const sources = await linesOf('deploy filled the disk on the primary');

    expect(Math.round(wordOrder({ claim, sources })['order inverted'] ?? 0)).toBe(inverted);
  });

  it("isn't compared across languages", async () => {
    const sources = await linesOf('der Deploy hat die Platte auf dem Primary gefüllt');

    expect(wordOrder({ claim: 'The primary disk was filled by the deploy.', sources })['order known']).toBe(
      0,
    );
  });
});

it('includes the newer replies in a thread that a claim leaves out', async () => {
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

describe('a future time', () => {
  it.each([
    ['new alert on the queue length, on Monday', 'The new alert on the queue length is in place.', 'lost'],
    [
      'new alert on the queue length, on Monday',
      'The new alert on the queue length is due on Monday.',
      'kept',
    ],
    ['Alarm auf die Warteschlange morgen', 'Der Alarm auf die Warteschlange wurde eingerichtet.', 'lost'],
    ['alarma de la cola mañana', 'La alarma de la cola ya funciona.', 'lost'],
    ["l'alerte sur la file demain", "L'alerte sur la file est prévue demain.", 'kept'],
    ['alerta da fila amanhã', 'O alerta da fila foi criado.', 'lost'],
    ['キューのアラートは来週', 'キューのアラートは設定されました。', 'lost'],
    ['the alert on the queue was added on Monday', 'The alert on the queue was added.', ''],
    ['the alert on the queue fires since Monday', 'The alert on the queue fires.', ''],
    ['guten Morgen, der Alarm der Warteschlange kommt', 'Der Alarm der Warteschlange kommt.', ''],
    ['esta mañana la alarma de la cola', 'La alarma de la cola sonó.', ''],
    ['a segunda réplica está vazia', 'A segunda réplica está vazia.', ''],
  ])('from "%s" is kept or lost in "%s": %s', async (said, claim, becomes) => {
    const lines = await linesOf(said);
    const found = Object.entries(comingTimes(compare(claim, lines, lines))).filter(
      ([, value]) => value === 1,
    );
    expect(found.map(([name]) => name)).toEqual(becomes === '' ? [] : [`coming ${becomes}`]);
  });
});
