import { describe, expect, it } from 'vitest';
import { isNoAnswer, leavesOpen } from '../../../src/summaries/answers/passages/leaves-open.js';
import { cuesIn } from '../../../src/summaries/language/cues-in.js';

const entry = (text: string) => ({ text, cues: cuesIn(text) });

describe('a statement that leaves a question open', () => {
  it.each([
    "that's for the review, not for the channel",
    "I won't put a figure in a chat",
    'das gehört nicht hierher',
    'pas sur ce canal',
    'eso es para el postmortem',
    'isso fica para o postmortem',
    '振り返りで話しましょう',
    'and still open: how many of the doses can be used',
    "we don't know why the disk was read-only",
    'wir wissen nicht, ob Daten fehlen; keine Ahnung',
    'Wissen wir nicht. Otto hat auch nichts gefunden.',
    'on ne sait pas pourquoi il est tombé',
    'nadie sabe por qué se cayó',
    'ninguém sabe quem mudou',
    '原因は不明です、なぜ止まったのか',
    "I've asked the insurer. No answer today.",
    'the lawyers haven’t heard back',
    'noch keine Antwort vom Anbieter',
    'todavía no han contestado',
    'toujours pas de réponse du fournisseur',
    'ainda sem resposta do banco',
    'ベンダーの返事待ちです',
  ])('is recognized: %s', (text) => {
    expect(leavesOpen(entry(text))).toBe(true);
  });

  it.each([
    'the channel for the review is #audit',
    'the fix is not in the release yet',
    'no answer from broker-5, the port is closed',
    'keine Antwort vom Gateway auf Port 443',
    'el servicio no responde',
    'the port is open',
    'not the database, it answers in 2 ms',
    'die Ursache war der Import',
    'on a compris pourquoi il est tombé',
    'sabemos por qué se cayó',
    '原因はディスクです',
  ])("isn't confused with another one: %s", (text) => {
    expect(leavesOpen(entry(text))).toBe(false);
  });

  it.each([
    ['Wissen wir nicht.', true],
    ['nadie sabe', true],
    ['personne ne sait', true],
    ['ninguém sabe', true],
    ['分かりません', true],
    ['Wissen wir, seit gestern', false],
    ['Lo sabemos: fue el disco', false],
    ['分かりました', false],
  ])('decides whether a reply answers nothing: %s', (text, expected) => {
    expect(isNoAnswer(text)).toBe(expected);
  });
});
