import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../../src/summaries/checker/check-claims.js';
import { mentionedFacts, statedFacts } from '../../../src/summaries/checker/numbers/stated-facts.js';
import { isOtherLanguage } from '../../../src/summaries/checker/record/is-supported.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

describe('a number', () => {
  it.each([
    ['Au total 31 260 foyers ont été avertis.', 'number:31260'],
    ['Insgesamt waren 31 260 Haushalte betroffen.', 'number:31260'],
    ['Le serveur a été retiré à 17 h 51.', 'time:17:51'],
    ['O pior atraso foi até as 23h.', 'time:23:00'],
    ['It was over in three quarters of an hour.', 'number:45'],
    ['Nach einer halben Stunde war es vorbei.', 'number:30'],
    ['Terminó al cabo de hora y media.', 'number:90'],
    ["La panne a duré un quart d'heure.", 'number:15'],
    ['Durou meia hora.', 'number:30'],
    ['one point eight percent of requests worked', 'number:1.8'],
    ['eins Komma acht Prozent gingen durch', 'number:1.8'],
    ['dos coma cinco segundos', 'number:2.5'],
    ['deux virgule cinq secondes', 'number:2.5'],
    ['dois vírgula cinco segundos', 'number:2.5'],
  ])('in "%s" is %s', (text, fact) => {
    expect([...statedFacts(text)]).toContain(fact);
  });

  it.each([
    ['ports 80 443 are closed', 'number:80443'],
    ['dist-02 is back', 'number:2'],
    ['at one point eight hosts were down', 'number:1.8'],
    ['the script uses base64', 'number:64'],
    ['three double-booked picks', 'amount:double'],
    ['it takes 24 h', 'time:24:00'],
  ])('in "%s" isn\'t %s', (text, fact) => {
    expect([...statedFacts(text)]).not.toContain(fact);
  });

  it('may be part of "both"', () => {
    expect([...mentionedFacts('both are rejected')]).toContain('number:2');
  });
});

it.each([
  ['The last nine boxes had no traffic.', true],
  ['The last eight boxes had no traffic.', false],
])('lets a claim use the numbers of the message that its reply answers: "%s"', async (text, kept) => {
  const talk = new Conversation();
  const [asked, answer] = [
    talk.says('what about the last 9 boxes?'),
    talk.says('no traffic from those boxes'),
  ];
  const { record, now, nameOf } = talk.input();
  const all = await buildTranscript(record, nameOf);
  const thread = all.find(({ sk }) => sk === asked)?.at ?? '';
  const lines = all.map((line) => (line.sk === answer ? { ...line, thread } : line));
  const claim = { section: 'impact' as const, text, citations: [answer] };

  const { claims } = checkClaims([claim], { lines, incident: record.incident, now, nameOf, kind: 'part' });

  expect(claims).toHaveLength(Number(kept));
});

it.each([
  ['Scanéo a trouvé 3 clés locales dans 11 salles.', 'Tour terminé : 11 salles, 4 clés locales', false],
  ['Scanéo a trouvé 3 clés locales dans 11 salles.', 'Alle 11 Säle sind durch', true],
  ['The disk of the primary is full.', 'die Platte vom Primary ist voll', true],
  ['The success rate of carrier B fell to 61 %.', 'auth 成功率 B社 61%', true],
  ['成功率は61%に下がった。', 'auth 成功率 B社 61%', false],
  ['OK', '完了 61%', false],
])('"%s" and "%s" are in different languages: %s', (one, other, are) => {
  expect(isOtherLanguage(one, other)).toBe(are);
});
