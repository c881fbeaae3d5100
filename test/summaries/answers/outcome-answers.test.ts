import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };

async function answersTo(question: string, lines: readonly string[]): Promise<string[]> {
  const talk = new Conversation();
  for (const [i, text] of lines.entries()) talk.says(text, i % 2 === 0 ? BOB : {});
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
}

const ENGLISH = [
  'is mobile affected too?',
  'no, mobile uses the other gateway',
  'restarted both gateways at 14:20',
  'checkout is back, no errors since 14:22',
];

it.each([
  ['did that help?', ENGLISH, /^Checkout is back/],
  ['so did it work', ENGLISH, /^Checkout is back/],
  [
    'did that fix it?',
    [...ENGLISH.slice(0, 3), 'still failing for half of the carts'],
    /^P1 · Open.*\nStill failing/,
  ],
  [
    'hat das geholfen?',
    ['sind die Filialen betroffen?', 'nein, nur der Shop', 'Gateway neu gestartet', 'Shop läuft wieder'],
    /^Shop läuft wieder/,
  ],
  [
    '¿sirvió eso?',
    ['la tienda no cobra', 'reiniciado el gateway', 'la tienda cobra de nuevo'],
    /cobra de nuevo/,
  ],
  ['ça a aidé ?', ['la boutique est en panne', "j'ai redémarré le relais", 'tout remarche'], /remarche/],
])('answers what came of the last thing done: %s', async (question, lines, expected) => {
  expect((await answersTo(question, lines)).join('\n')).toMatch(expected);
});

it("doesn't answer if nobody said what came of it", async () => {
  expect(await answersTo('did that help?', ENGLISH.slice(0, 3))).toEqual([]);
});
