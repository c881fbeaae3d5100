import { describe, expect, it } from 'vitest';
import { findContradiction } from '../../../src/summaries/checker/contradictions/contradictions.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

type Said = [who: string, text: string];

/** The contradiction found in a claim that cites every message. */
async function contradictionOf(said: readonly Said[], claim: string): Promise<string | undefined> {
  const talk = new Conversation();
  for (const [user_id, text] of said) talk.says(text, { user_id });
  const lines = await buildTranscript(talk.record, talk.input().nameOf);
  return findContradiction(
    claim,
    lines.filter(({ kind }) => kind === 'said'),
    lines,
  );
}

const ALICE = 'U01ALICE';
const BOB = 'U02BOB';

describe('a claim is refused when it', () => {
  it.each<[string, Said[], string, string]>([
    ['drops a negation', [[ALICE, 'This is not a network problem']], 'It is a network problem.', 'negation'],
    ['invents a negation', [[ALICE, 'The disks are encrypted']], 'The disks are not encrypted.', 'negation'],
    ['reports something working as broken', [[ALICE, 'Logins look fine']], 'Logins fail.', 'negation'],
    [
      'swaps a part and its whole',
      [[ALICE, '4 of 24 strands are cut']],
      '24 of 4 strands are cut.',
      'number',
    ],
    ['extends a part to the whole', [[ALICE, 'Of 74 hosts 9 were open']], 'All 74 hosts were open.', 'scope'],
    [
      'extends a part to the whole, in German',
      [[ALICE, 'Von 74 Rechnern waren 9 offen']],
      'Alle 74 Rechner waren offen.',
      'scope',
    ],
    ['drops a negation, in German', [[ALICE, 'Es ist kein Angriff']], 'Es ist ein Angriff.', 'negation'],
    [
      'states a guess as a fact',
      [[ALICE, 'Maybe the new proxy drops packets']],
      'The new proxy drops packets.',
      'hedge',
    ],
    [
      'states a question as a fact',
      [[ALICE, 'Did the proxy drop packets?']],
      'The proxy dropped packets.',
      'hedge',
    ],
    [
      'credits someone else with a decision',
      [
        [ALICE, 'decision: raise the pool to 400 again'],
        [BOB, 'connections are at 200'],
      ],
      'Bob decided to raise the pool to 400 again.',
      'actor',
    ],
    [
      'says that two equal things differ',
      [[ALICE, 'The nodes in Turin have the same locale as the old ones']],
      'The nodes in Turin have a different locale from the old ones.',
      'negation',
    ],
    [
      'says "before" for "after", in German',
      [[ALICE, 'Release 7 bitte erst nach Ostern ausliefern']],
      'Release 7 wird vor Ostern ausgeliefert.',
      'negation',
    ],
    [
      'says "before" for "after", in French',
      [[ALICE, 'la clé sera changée après la migration']],
      'La clé sera changée avant la migration.',
      'negation',
    ],
    [
      'says "writes" for "reads"',
      [[ALICE, 'Writes to the ledger time out']],
      'Reads of the ledger time out.',
      'negation',
    ],
    [
      'swaps cause and effect, with the cause first',
      [[ALICE, 'The pool filled up because of the slow queries']],
      'Because the pool filled up, the queries got slow.',
      'cause',
    ],
    [
      'swaps cause and effect joined by a pronoun',
      [[ALICE, 'the link lost packets, and the web tier shrank because of it']],
      'Because the web tier shrank, the link lost packets.',
      'cause',
    ],
    [
      'swaps cause and effect, with the cause first, in German',
      [[ALICE, 'Der Pool lief voll wegen der langsamen Abfragen']],
      'Weil der Pool voll lief, wurden die Abfragen langsam.',
      'cause',
    ],
    [
      'swaps cause and effect, with the cause first, in Spanish',
      [[ALICE, 'se llenó el disco debido a los reintentos del gateway']],
      'Los reintentos del gateway empezaron porque se llenó el disco.',
      'cause',
    ],
    [
      'states a question, in Spanish',
      [[ALICE, '¿reiniciamos el servicio de facturas?']],
      'Se reinició el servicio de facturas.',
      'hedge',
    ],
    [
      'says of one of several what is said of another',
      [[BOB, 'restarting gateway-2 now']],
      'Bob restarted gateway-1.',
      'numbered',
    ],
    [
      'says of one of several what is said of another, in German',
      [[ALICE, 'db3 ist voll']],
      'db4 ist voll.',
      'numbered',
    ],
    [
      'says of one of several what is said of another, in Japanese',
      [[ALICE, 'node-3のディスクが満杯です']],
      'node-5のディスクが満杯です。',
      'numbered',
    ],
    [
      'states a question that is thoughtful',
      [[ALICE, 'Did the proxy drop thoughtful replies?']],
      'The proxy dropped thoughtful replies.',
      'hedge',
    ],
    [
      'states a question about an open point as a fact',
      [[ALICE, 'Müssen wir die Filialen anrufen?']],
      'Die offenen Filialen müssen angerufen werden.',
      'hedge',
    ],
    [
      'states a question as a fact, in another language',
      [[ALICE, 'Sind wir gehackt worden?']],
      'They were hacked.',
      'hedge',
    ],
    [
      'changes a unit',
      [[ALICE, 'Alarm 14 days before it expires']],
      'Alarm 14 hours before it expires.',
      'unit',
    ],
    [
      'changes a currency',
      [[ALICE, 'Testrechnung: 93,40 €, passt']],
      'Die Testrechnung ergab 93,40 Cent.',
      'unit',
    ],
    [
      'changes a unit, translated',
      [[ALICE, 'corrido en 8 min, todo coincide']],
      'It ran for 8 hours and all of it matches.',
      'unit',
    ],
    ['changes a rate', [[ALICE, 'going down about 90 a minute']], 'It goes down by 90 an hour.', 'unit'],
    ['changes a rate, in German', [[ALICE, '40 Abrufe/min']], 'Es sind 40 Abrufe pro Stunde.', 'unit'],
    ['changes a rate, in Spanish', [[ALICE, '70 fallos por minuto']], 'Son 70 fallos por hora.', 'unit'],
    ['changes a rate, in Japanese', [[ALICE, 'エラーは毎分40件']], 'エラーは毎時40件。', 'unit'],
    ['changes a unit, in Japanese', [[ALICE, '1分に100通まで送れる']], '1秒に100通まで送れる。', 'unit'],
    [
      'states a guessed number as a fact',
      [[BOB, 'noch kein Ende zu sehen. Ich schätze 16:30']],
      'Die Kopie ist um 16:30 fertig.',
      'hedge',
    ],
    [
      'states a guess about some as a fact',
      [[ALICE, 'Maybe some shops cannot print']],
      'Some shops cannot print.',
      'hedge',
    ],
    [
      'states a question with an amount as a fact',
      [[ALICE, 'Could about 40 orders be lost?']],
      'About 40 orders are lost.',
      'hedge',
    ],
    [
      'states a guess about questions as a fact',
      [[ALICE, 'I suspect the questions come from bots']],
      'The questions come from bots.',
      'hedge',
    ],
    [
      'states a guess as a fact, in Spanish',
      [[ALICE, 'Puede que sea el balanceador']],
      'Es el balanceador.',
      'hedge',
    ],
    [
      'states a guess as a fact, in Japanese',
      [[ALICE, 'バッチが怪しいかもしれません']],
      'バッチが原因です。',
      'hedge',
    ],
    [
      'reports a plan as done',
      [[ALICE, 'We will drain the eu pool after lunch']],
      'The eu pool was drained.',
      'plan',
    ],
    [
      'reports a proposal as done',
      [[ALICE, 'drain the eu pool, slow but safe']],
      'The eu pool was drained.',
      'plan',
    ],
    [
      'reports a list of tasks as done',
      [[ALICE, 'next:\n- rotate the signing keys (Bob)']],
      'The signing keys were rotated.',
      'plan',
    ],
    [
      'credits someone else with an action',
      [
        [ALICE, 'I failed over db-2'],
        [BOB, 'ok'],
      ],
      'Bob failed over db-2.',
      'actor',
    ],
    [
      'swaps who does what',
      [
        [ALICE, 'Alice writes the post, Bob calls the vendor'],
        [BOB, 'ok'],
      ],
      'Alice calls the vendor.',
      'actor',
    ],
    [
      'swaps cause and effect',
      [[ALICE, 'the cache was cold, so the database stalled']],
      'The database stall made the cache cold.',
      'cause',
    ],
    ['swaps two numbers', [[ALICE, '40 jobs succeeded, 7 jobs were lost']], '7 jobs succeeded.', 'number'],
    [
      'swaps from and to',
      [[ALICE, 'timeout changed from 30 to 90']],
      'Timeout changed from 90 to 30.',
      'number',
    ],
    [
      'uses the time of something else',
      [
        [ALICE, '10:15 rollback done'],
        [BOB, '10:40 traffic normal'],
      ],
      'Rollback done at 10:40.',
      'time',
    ],
    [
      'uses the subject of another line',
      [
        [ALICE, 'Invoices are late for many shops'],
        [BOB, 'Refunds are instant'],
      ],
      'Refunds are late for many shops.',
      'subject',
    ],
    [
      'says of one subject what its line says of the other',
      [[ALICE, 'Calls from Leeds drop after a minute. Calls from York look fine']],
      'Calls from Leeds and York drop after a minute.',
      'subject',
    ],
    [
      'replaces the subject with one from another line',
      [
        [ALICE, 'the replica is 340s behind'],
        [BOB, 'archive is idle, cpu 12%'],
      ],
      'The archive is 340 s behind.',
      'subject',
    ],
    [
      'uses the opposite word',
      [[ALICE, 'Traffic is lower than last Monday']],
      'Traffic is higher than last Monday.',
      'negation',
    ],
    [
      'affirms what a later sentence denies',
      [[ALICE, 'report finished 02:10, no session left. not the report']],
      'It was the nightly report.',
      'negation',
    ],
    [
      'turns an effect into the cause',
      [[ALICE, 'An idle session on the replica holds back replay']],
      'Replay caused the idle session on the replica.',
      'cause',
    ],
    [
      'says "all" for one in sixteen',
      [[ALICE, 'One in sixteen checkouts returns a 500']],
      'Every checkout returns a 500.',
      'scope',
    ],
    [
      'reports tasks listed in a sentence as done',
      [[ALICE, 'Nächste Schritte: Kai baut eine Sperre. Bob entfernt alte Schlüssel bis Freitag.']],
      'Alte Schlüssel wurden entfernt.',
      'plan',
    ],
    [
      'states a half-guessed claim as a fact',
      [[ALICE, 'maybe the nightly report again? that ran long last week']],
      'The nightly report ran long again.',
      'hedge',
    ],
    [
      'reports only the state before the end that it cites',
      [
        [ALICE, 'replication lag is 900 s'],
        [BOB, 'lag 0 since 04:02'],
      ],
      'Replication lag is 900 s.',
      'overtaken',
    ],
    [
      'says "all" for some',
      [[ALICE, 'Some shops in Peru lost orders']],
      'All shops in Peru lost orders.',
      'scope',
    ],
  ])('%s', async (_what, said, claim, found) => {
    expect(await contradictionOf(said, claim)).toBe(found);
  });

  it('affirms what a reply denies', async () => {
    const talk = new Conversation();
    const asked = talk.says('was any order lost?');
    talk.replies(asked, 'no, all of them were queued');
    const lines = await buildTranscript(talk.record, talk.input().nameOf);

    const found = findContradiction('An order was lost.', lines.slice(-2), lines);

    expect(found).toBe('negation');
  });

  it('says that something is broken after a reply reported it working', async () => {
    const talk = new Conversation();
    const asked = talk.says('search is down');
    talk.replies(asked, 'back since 10:02');
    const lines = await buildTranscript(talk.record, talk.input().nameOf);

    const found = findContradiction(
      'Search is down.',
      lines.filter(({ sk }) => sk === asked),
      lines,
    );

    expect(found).toBe('overtaken');
  });
});

describe('a claim is kept when it', () => {
  it.each<[string, Said[], string]>([
    [
      'denies of what failed something else',
      [[ALICE, 'failed orders: 540']],
      'The failed orders were not deleted.',
    ],
    [
      'says that what was tried did not help',
      [
        [BOB, 'restarting gateway-2 now'],
        [BOB, 'restart done but still 500s'],
      ],
      'The restart of gateway-2 did not help.',
    ],
    [
      'puts in the past whom a failure affects, in German',
      [[ALICE, 'Rechnungen werden seit 07:40 nicht mehr verschickt, betrifft alle Kunden in Österreich']],
      'Kunden in Österreich waren betroffen.',
    ],
    [
      'names one of several that are named together',
      [[ALICE, 'node-3 and node-5 are at 100% disk']],
      'node-5 is at 100% disk.',
    ],
    [
      'reports what someone thought',
      [[ALICE, 'I bet the switch in rack 4 drops packets']],
      'Alice thought that the switch in rack 4 drops packets.',
    ],
    [
      'reports what someone thought, in German',
      [[ALICE, 'Vielleicht verliert der Switch Pakete']],
      'Alice vermutete, dass der Switch Pakete verliert.',
    ],
    [
      'reports what someone thought, in Spanish',
      [[ALICE, 'quizás el switch pierde paquetes']],
      'Alice sospechaba que el switch pierde paquetes.',
    ],
    [
      'reports what someone thought, in French',
      [[ALICE, 'le switch perd peut-être des paquets']],
      'Alice pensait que le switch perd des paquets.',
    ],
    [
      'says who decided that someone else does something',
      [[ALICE, 'decision: raise the pool to 400 again, Bob does it']],
      'Alice decided to raise the pool to 400 again.',
    ],
    [
      'says who decided that someone else does something, in German',
      [[ALICE, 'Entscheidung: Pool wieder auf 400 erhöhen, Bob macht das']],
      'Alice entschied, den Pool wieder auf 400 zu erhöhen.',
    ],
    [
      'says who asked someone else',
      [[ALICE, 'Bob, can you drain the queue of the printers?']],
      'Alice asked whether Bob can drain the queue of the printers.',
    ],
    [
      'gives the cause first',
      [[ALICE, 'The pool filled up because of the slow queries']],
      'Because the queries were slow, the pool filled up.',
    ],
    [
      'joins cause and effect with a pronoun',
      [[ALICE, 'the link lost packets, and the web tier shrank because of it']],
      'Because the link lost packets, the web tier shrank.',
    ],
    [
      'gives the cause first, in German',
      [[ALICE, 'Der Pool lief voll wegen der langsamen Abfragen']],
      'Wegen der langsamen Abfragen, die heute liefen, lief der Pool voll.',
    ],
    [
      'gives the cause with a word for "hence", in Portuguese',
      [[ALICE, 'o disco encheu porque os logs dobraram']],
      'Os logs dobraram, por isso o disco encheu.',
    ],
    [
      'uses "before" and "after" for different things',
      [[ALICE, 'Der Lauf startet nach der Freigabe']],
      'Nach der Freigabe startet der Lauf.',
    ],
    [
      'says that a question has no answer',
      [[ALICE, 'Who calls the carrier about the refund?']],
      'Nobody has decided who calls the carrier about the refund.',
    ],
    [
      'says that a question has no answer, in German',
      [[ALICE, 'Müssen wir die Filialen anrufen?']],
      'Ob die Filialen angerufen werden müssen, ist noch nicht entschieden.',
    ],
    [
      'says that a question has no answer, in Portuguese',
      [[ALICE, 'a gente avisa as lojas hoje?']],
      'Ninguém decidiu se as lojas serão avisadas hoje.',
    ],
    [
      'says that a question has no answer, in Japanese',
      [[ALICE, '店舗への連絡は誰がしますか？']],
      '店舗への連絡の担当は決まっていない。',
    ],
    ['keeps the negation', [[ALICE, 'This is not a network problem']], 'The network is not the problem.'],
    [
      'keeps the guess',
      [[ALICE, 'Maybe the new proxy drops packets']],
      'The new proxy may be dropping packets.',
    ],
    ['uses the passive voice', [[ALICE, 'I failed over db-2']], 'db-2 was failed over.'],
    ['uses a synonym', [[ALICE, 'customers cannot sign in']], 'Clients cannot log in.'],
    [
      'reports what was withdrawn',
      [[ALICE, 'Not an attack, theory dropped at 12:20']],
      'An attack was suspected until 12:20 and then withdrawn.',
    ],
    [
      'is translated',
      [[ALICE, 'Die Datenbank ist voll, 40 Kunden sehen Fehler']],
      'The database is full and 40 customers see errors.',
    ],
    [
      'says that something removed is no longer accepted',
      [[ALICE, 'they removed the province code PQ']],
      'The province code PQ is no longer accepted.',
    ],
    [
      'joins two lines of a conversation',
      [
        [ALICE, 'the timeout on that box is -1'],
        [BOB, 'so it waits forever for the idle session'],
      ],
      'It waits forever for the idle session because the timeout is -1.',
    ],
    ['names who said it', [[ALICE, 'I failed over db-2']], 'Alice failed over db-2.'],
    [
      'says "about" for a rough number',
      [[ALICE, 'Roughly 40 % of requests fail']],
      'About 40 % of requests fail.',
    ],
    ['reports who asks', [[BOB, 'Do shops get a refund?']], 'Bob asks whether shops get a refund.'],
    [
      'keeps a plan a plan, in German',
      [[ALICE, 'Maßnahmen: alle Schlüssel tauschen']],
      'Alle Schlüssel sollen getauscht werden.',
    ],
    [
      'keeps a plan a plan',
      [[ALICE, 'next:\n- rotate all signing keys']],
      'All signing keys are to be rotated.',
    ],
    [
      'keeps a question open',
      [[BOB, 'Do merchants get a refund? Who decides?']],
      'It is open whether merchants get a refund.',
    ],
    [
      'says what was done, next to a line with a plan',
      [
        [ALICE, 'jobs table: the counter column has run out'],
        [BOB, 'the column has to become 64 bits wide'],
      ],
      'The counter column of the jobs table ran out.',
    ],
    [
      'has a German noun that ends like a past tense',
      [[ALICE, 'Die Anzeige ist 60 Minuten zu früh']],
      'Die Anzeige ist 60 Minuten zu früh.',
    ],
  ])('%s', async (_what, said, claim) => {
    expect(await contradictionOf(said, claim)).toBeUndefined();
  });
});

it('is refused if it gives a number the time of another message', async () => {
  const talk = new Conversation();
  const lines = ['error ratio 52 %', 'error ratio 31 %'].map((text) => talk.says(text, { user_id: ALICE }));
  const read = await buildTranscript(talk.record, talk.input().nameOf);
  const [first, second] = lines.map((sk) => read.find((line) => line.sk === sk)?.at.slice(11, 16));
  const cited = read.filter(({ kind }) => kind === 'said');

  const claim = (one: string | undefined, other: string | undefined) =>
    findContradiction(`The ratio was 52 % at ${one} and 31 % at ${other}.`, cited, read);

  expect(first).not.toBe(second);
  expect(claim(first, second)).toBeUndefined();
  expect(claim(second, first)).toBe('time');
});
