import { expect, it } from 'vitest';
import { isQuotable } from '../../../src/summaries/answers/is-quotable.js';
import { asksForNewest } from '../../../src/summaries/answers/question/asks-for-newest.js';
import { questionTypeOf } from '../../../src/summaries/answers/question/question-type.js';
import { contentWords } from '../../../src/summaries/content-words.js';
import { cuesIn } from '../../../src/summaries/language/cues-in.js';
import type { EntryKind } from '../../../src/summaries/state/entry.js';

const MAY_ANSWER: readonly (readonly [question: string, kind: EntryKind, text: string, expected: boolean])[] =
  [
    ['is broker-7 back?', 'prohibition', "don't restart broker-7 before the cleaner is through", false],
    ['can i restart broker-7?', 'prohibition', "don't restart broker-7 before the cleaner is through", true],
    ['were the bookings reversed?', 'decision', 'will reverse the bookings by script', false],
    ['were the bookings reversed?', 'decision', 'reverse the bookings by script', true],
    ['will the bookings be reversed?', 'decision', 'will reverse the bookings by script', true],
    ['is the export back?', 'next', 'I turn the export on tomorrow', false],
    ['is the export back?', 'done', 'export is on', true],
    ['is the export back?', 'next', "not today, I don't want two changes at a time", true],
    ['läuft der Export wieder', 'next', 'nein, erst morgen', true],
    ['la exportación ya está', 'next', 'no, mañana la activo', true],
    ['is the export back?', 'proposal', "we shouldn't turn the export on", false],
    ['dürfen wir den Server neu starten', 'prohibition', 'den Server auf keinen Fall neu starten', true],
    ['on peut redémarrer le serveur ?', 'prohibition', 'surtout ne redémarrez pas le serveur', true],
    ['もう再起動していい？', 'prohibition', '再起動しないでください', true],
    ['when was the id banned', 'proposal', 'we could ban the id at the broker', false],
    ['when did we ban the id', 'next', "I'll ban the id after lunch", false],
    ['when do we ban the id', 'next', "I'll ban the id after lunch", true],
    ['wann wurde die Kennung gesperrt', 'next', 'ich sperre die Kennung nach dem Essen', false],
    ['when did we stop trading', 'decision', 'stop trading on host 3 please', false],
    ['when did we stop trading', 'decision', 'stopped trading at 14:15', true],
    ['wann haben wir den Export gestoppt', 'decision', 'bitte den Export stoppen', false],
    ['いつ止めましたか', 'next', 'このあと止めます', false],
    ['いつ止めますか', 'next', 'このあと止めます', true],
    ['when will it be fixed', 'done', 'restarted the gateway at 14:25, no change', false],
    ['when will it be fixed', 'recovery', 'it will be back at 15:00', true],
    ['when will it be fixed', 'next', 'fix goes out at 15:00', true],
    ['when was it fixed', 'done', 'fixed at 14:25', true],
    ['wann wird der Export behoben sein', 'done', 'Export um 9:40 neu gestartet', false],
    ['cuándo estará arreglado', 'done', 'clave rotada a las 12:05', false],
    ['quand est-ce que ça sera réparé', 'done', 'nouvelle clé déployée à 16h48', false],
    ['quando vai voltar', 'done', 'reiniciei o worker às 10:20', false],
    ['いつ直りますか', 'done', '11:20に再起動しました', false],
    ['was any patient harmed', 'context', 'the board asks whether any patient was harmed', false],
    ['how many saw a wrong balance', 'impact', 'journalists are asking if balances were wrong', false],
    ['how many called', 'impact', '1,140 tickets, mostly asking if it is their phone', true],
    ['who asks about balances', 'impact', 'journalists are asking if balances were wrong', true],
    ['ist jemand verletzt worden', 'context', 'die Leitung fragt, ob jemand verletzt wurde', false],
    ['¿se perdieron pedidos?', 'context', 'soporte pregunta si se perdieron pedidos', false],
    [
      'des données ont été perdues ?',
      'context',
      'la direction demande si des données ont été perdues',
      false,
    ],
    ['データは消えましたか', 'context', 'データが消えたかどうか聞かれています', false],
    ['who is calling the bank', 'context', 'not me', false],
    ['wer ruft die Bank an', 'context', 'ich auch nicht', false],
  ];

it.each(MAY_ANSWER)(
  'decides whether "%s" may be answered by a %s, "%s": %s',
  (question, kind, text, expected) => {
    const entry = { kind, text, cues: cuesIn(text), words: contentWords(text) };

    const type = questionTypeOf(question);
    const isNow = asksForNewest(question, type);
    expect(isQuotable(entry, { type, text: question, isNow })).toBe(expected);
  },
);
