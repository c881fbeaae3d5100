import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../../src/summaries/checker/check-claims.js';
import { withDigits } from '../../../src/summaries/checker/numbers/number-words.js';
import { quantitiesIn } from '../../../src/summaries/checker/numbers/quantities.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const quantities = (text: string) =>
  quantitiesIn(withDigits(text)).map(({ value, unit }) => `${value}${unit === '' ? '' : ` ${unit}`}`);

describe('reads quantities', () => {
  it.each([
    ['1.2k errors', ['1200']],
    ['1.234.567,89 EUR', ['1234567.89']],
    ['1,000.5 USD', ['1000.5']],
    ["1'234 Kunden", ['1234']],
    ['0.125 s', ['0.125 s']],
    ['.5%', ['0.5 %']],
    ['10^6 rows', ['1000000']],
    ['$1.2m', ['1200000']],
    ['20m users', ['1200 s']],
    ['250K users', ['250000']],
    ['4 billion rows', ['4000000000']],
    ['2 Mrd. Zeilen', ['2000000000']],
    ['3 milliards de lignes', ['3000000000']],
    ['2 millones', ['2000000']],
    ['2 milhões', ['2000000']],
    ['40 mil clientes', ['40000']],
  ])('in other notations: %s', (text, wanted) => {
    expect(quantities(text)).toEqual(wanted);
  });

  it.each([
    ['1h 20m', ['4800 s', '4800 s']],
    ['it took 1h20', ['4800 s', '4800 s']],
    ['2min30', ['150 s', '150 s']],
    ['2m30s', ['150 s', '150 s']],
    ['2 Min. 30 Sek.', ['150 s', '150 s']],
    ['a 5-minute gap', ['300 s']],
    ['3 Tage', ['259200 s']],
    ['nach 2 Wochen', ['1209600 s']],
    ['20 µs', ['0.00002 s']],
    ['250 Millisekunden', ['0.25 s']],
    ['512 MiB', ['536870912 byte']],
    ['300 Mo', ['300000000 byte']],
    ['20 por ciento', ['20 %']],
    ['20 pour cent', ['20 %']],
    ['20 pct', ['20 %']],
  ])('in other units: %s', (text, wanted) => {
    expect(quantities(text)).toEqual(wanted);
  });

  it.each([
    ['3 to 5 min', ['180 s', '300 s']],
    ['between 3 and 5 min', ['180 s', '300 s']],
    ['3 bis 5 Minuten', ['180 s', '300 s']],
    ['10–20%', ['10 %', '20 %']],
    ['10-20 errors', ['10', '20']],
  ])('at both ends of a range: %s', (text, wanted) => {
    expect(quantities(text)).toEqual(wanted);
  });

  it.each([
    ['twenty-five pods', ['25']],
    ['two hundred users', ['200']],
    ['two dozen pods', ['24']],
    ['fünfundzwanzig Kunden', ['25']],
    ['zweihundert Kunden', ['200']],
    ['5 Tausend Kunden', ['5000']],
    ['veinticinco clientes', ['25']],
    ['treinta y cinco clientes', ['35']],
    ['vingt-cinq clients', ['25']],
    ['soixante-douze clients', ['72']],
    ['vinte e cinco clientes', ['25']],
    ['sessenta pods', ['60']],
    ['uma dúzia de pods', ['12']],
    ['12 de 40 pods', ['12', '40']],
    ['十二件', ['12']],
    ['三十分', ['1800 s']],
  ])('in words: %s', (text, wanted) => {
    expect(quantities(text)).toEqual(wanted);
  });

  it.each([
    ['３０分', ['1800 s']],
    ['３．５％', ['3.5 %']],
    ['12万3000件', ['123000']],
    ['5千件', ['5000']],
    ['2週間', ['1209600 s']],
  ])('in Japanese notation: %s', (text, wanted) => {
    expect(quantities(text)).toEqual(wanted);
  });

  it.each(['v2.14.0 is out', '10.0.3.17', 'since 2025-01-15', 'only 5xx', 'p99 is fine'])(
    'not in names, versions, addresses and dates: %s',
    (text) => {
      expect(quantities(text)).toEqual([]);
    },
  );
});

it.each([
  ['25 pods restarted', 'Twenty-five pods restarted.', true],
  ['25 pods restarted', 'Twenty-six pods restarted.', false],
  ['fünfundzwanzig Kunden sind betroffen', '25 Kunden sind betroffen.', true],
  ['60 Kunden sind betroffen', 'Sechzig Kunden sind betroffen.', true],
  ['50 Kunden sind betroffen', 'Sechzig Kunden sind betroffen.', false],
  ['der Wert ist null in der Antwort', 'Der Wert ist null in der Antwort.', true],
  ['cayeron 11 nodos del cluster', 'Cayeron once nodos del cluster.', true],
  ['cayeron 12 nodos del cluster', 'Cayeron once nodos del cluster.', false],
  ['it failed once at noon', 'It failed once at noon.', true],
  ['4 serveurs sont tombés', 'Quatre serveurs sont tombés.', true],
  ['3 serveurs sont tombés', 'Quatre serveurs sont tombés.', false],
  ['quarenta pedidos falharam', '40 pedidos falharam.', true],
  ['3 servidores caíram ontem', 'Quatro servidores caíram ontem.', false],
  ['4件のエラーが出ています', '四件のエラーが出ています。', true],
  ['3件のエラーが出ています', '四件のエラーが出ています。', false],
  ['200 orders failed', 'Two hundred orders failed.', true],
  ['checkout was down for 1h20m', 'Checkout was down for 80 minutes.', true],
  ['checkout was down for 1h20m', 'Checkout was down for 90 minutes.', false],
  ['the backlog is 2 weeks old', 'The backlog is 14 days old.', true],
  ['the heap grew to 0.125 GB', 'The heap grew to 125 MB.', true],
  ['the loss is 1.234,5 EUR', 'The loss is 1,234.5 EUR.', true],
  ['12万3000件が失敗', '123000件が失敗しました。', true],
  ['checkout was down from 13:20 to 14:21', 'Checkout was down for about an hour.', true],
  ['checkout was down from 13:20 to 14:21', 'Checkout was down for about two hours.', false],
  ['Dauer der Störung 5:50 bis 6:47', 'Dauer der Störung: 57 Minuten.', true],
  ['la panne a duré de 7:40 à 8:35', 'La panne a duré 55 minutes.', true],
  ['la caída duró de las 18:03 a las 18:41', 'La caída duró 38 minutos.', true],
  ['障害は9:05から9:50まで続いた', '障害は45分続いた。', true],
  ['障害は9:05から9:50まで続いた', '障害は35分続いた。', false],
  ['3 results missing, the gap was 13:20 to 14:21', '14 results missing, the gap was 13:20 to 14:21.', false],
])('"%s" supports "%s": %s', async (said, text, kept) => {
  const talk = new Conversation();
  const cited = talk.says(said);
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  const claim = { section: 'impact' as const, text, citations: [cited] };

  const { claims } = checkClaims([claim], { lines, incident: record.incident, now, nameOf, kind: 'part' });

  expect(claims).toHaveLength(Number(kept));
});
