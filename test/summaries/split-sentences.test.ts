import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/summaries/language/split-sentences.js';

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

/** Each row is a text in which `‖` marks where one sentence ends and the next starts. */
describe.each([
  [
    "stops that don't end a sentence",
    [
      'see https://status.acme.example/inc/42?x=1.‖ It has details.',
      '10.0.3.17 is unreachable.‖ 10.0.3.18 answers.',
      'Rolled back to 1.2.3.‖ v2.14.0 is bad.',
      '.NET services are fine.‖ The rest is not.',
      'Error was `panic: nil map. goroutine 1`.‖ Restarted.',
      'still looking… nothing yet',
      'hmm... so it was the cache',
    ],
  ],
  [
    'quotes and brackets',
    [
      'The log says "Out of memory!" every minute.',
      'Alice said "it is the cache."‖ Bob disagrees.',
      'Il a dit « c’est le cache ! » et il est parti.',
      'Il a dit « c’est le cache. »‖ Non.',
      'Er sagte: „Das ist der Cache.“‖ Stimmt nicht.',
      '「接続できません。」と表示されます。',
      '「もう直った。」‖本当ですか？',
    ],
  ],
  [
    'abbreviations before a capital or a number',
    [
      'e.g. Checkout and, i.e., Carts are down.‖ Search works.',
      'See fig. 3 and sec. 4.‖ Both are old.',
      'approx. 40 users, max. 50.‖ Growing.',
      'Das System, z. B. Checkout, ist weg.‖ Suche geht.',
      'Der Dienst, d.h. Checkout, steht.‖ Hr. Klein sucht.',
      'ggf. Neustart, evtl. Rollback, bzw. beides.‖ Mal sehen.',
      'Aprox. 40 clientes, p. ej. Acme.‖ Hay más.',
      'En EE. UU. no funciona.‖ En Europa sí.',
      'M. Dupont et Mme Durand regardent, cf. la doc.‖ Rien encore.',
      'O Sr. Silva e a Dra. Souza olharam.‖ Nada.',
      'Упало ок. 40 узлов, т.е. все.‖ Чиним.',
    ],
  ],
  [
    'abbreviations that may end a sentence',
    [
      'carts, orders, etc. are down.‖ Search works.',
      'carts, orders, etc.‖ Search works.',
      'Server, Switches usw. sind weg.‖ Strom geht.',
      'Errores, colas, etc.‖ Nada más.',
      'It began at 3 a.m.‖ Nobody was paged.',
      'It began at 3 a.m. UTC.‖ Nobody was paged.',
      'wait 10 sec. then retry',
      'ETA 5 min.‖ Then we know.',
      'is it fixed?‖ no.‖ That is not it.',
    ],
  ],
  [
    'German ordinals',
    [
      'Das ist der 2. Ausfall heute.‖ Der 1. war kürzer.',
      'Im 1. Stock ist kein Netz.‖ Im 2. Stock schon.',
      'Seit 3.1. ist es langsam.‖ Seit dem 5. Januar ist es weg.',
    ],
  ],
  [
    'sentences that start in lower case',
    [
      'set replicas to 3.‖ then scale the pool',
      'usage at 95.2%.‖ disk will be full at 14:00',
      'p99 is 4 s.‖ p50 is fine.',
      'Restarted.‖ 3 of 5 are up',
      'fixed by restarting.‖ (no idea why)',
      'fixed by restarting.‖ → next: find out why',
    ],
  ],
  [
    'lists',
    [
      'Next steps: 1. drain 2. restart 3. watch',
      '- Drain the node.‖ Restart it.',
      '• Está volviendo.‖ ¿Ya pagan?',
    ],
  ],
  [
    'spaces after Japanese endings',
    ['復旧しました‖ 引き続き監視します', '再起動した Pod は正常です', '直りましたか?‖はい'],
  ],
] as const)('splits sentences: %s', (_, rows) => {
  it.each(rows)('%s', (row) => {
    const sentences = row.split('‖').map((one) => one.replace(/^[-•] /, '').trim());

    expect(split(row.replaceAll('‖', ''))).toEqual(sentences);
  });
});
