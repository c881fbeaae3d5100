import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };

async function answersTo(talk: Conversation, question: string) {
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer');
}

it('answers with the newest of several numbers first', async () => {
  const talk = new Conversation();
  talk.says('the cleanup removed 214 hosts from the pool');
  talk.says('all hosts in west answer', BOB);
  talk.says('correction: log was cut off, it is 231 hosts, not 214', BOB);

  const [first] = await answersTo(talk, 'how many hosts were removed?');

  expect(first?.text).toContain('231');
});

it.each([
  ['how many proxies are done?', 'rolled out to 2 of 5 proxies', 'all 5 done', /^All 5/],
  ['how many letters are sent?', '20 of 90 letters sent', '55 of 90 now', /^55 of 90/],
  ['how many letters are sent?', '20 of 90 letters sent', '14 of 70 parcels packed', /^20 of 90/],
  ['wie viele Tore sind offen?', '2 von 6 Toren offen', 'alle 6 auf', /^Alle 6/],
  ['¿cuántas cajas están reiniciadas?', '3 de 7 cajas reiniciadas', 'las 7 listas', /^Las 7/],
  ['combien de caisses sont relancées ?', '3 caisses sur 7 relancées', 'les 7 sont prêtes', /^Les 7/],
])('follows a count out of a total: %s', async (question, before, after, expected) => {
  const talk = new Conversation();
  talk.says(before);
  talk.says('looking at the dashboards', BOB);
  talk.says('support has it on the wall', BOB);
  talk.says('so far so good', BOB);
  talk.says(after);

  const [first] = await answersTo(talk, question);

  expect(first?.text).toMatch(expected);
});
