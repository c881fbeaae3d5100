import { describe, expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

describe('a number that is put right or goes on', () => {
  it.each([
    ['3 of 6 consumers down', 'actually 4'],
    ['18 stores are offline so far', 'its 23 now'],
    ['18 Filialen sind offline', 'inzwischen 23'],
    ['18 tiendas sin conexión', 'ya son 23'],
    ['18 magasins hors ligne', 'maintenant 23'],
    ['18 lojas sem rede', 'já são 23'],
    ['約120件失敗しています', '最終的に180件でした'],
    ['~700 people, 50 min', '900 with contractors'],
    ['about 230 trips failed', 'no, 310 with the canceled ones'],
    ['2パス分が失われました', 'いや、3パス分です'],
  ])('replaces the last and says what it counts: "%s", "%s"', async (first, second) => {
    const entries = await talkOf(first, second);

    expect(entries.get(first)?.fate).toBe('overtaken');
    expect(entries.get(second)).toMatchObject({ asked: { text: first }, kind: entries.get(first)?.kind });
  });

  it('replaces no time', async () => {
    const entries = await talkOf('9時半ごろから', '最終的に180件でした');

    expect(entries.get('9時半ごろから')?.fate).toBe('holds');
  });

  it.each([
    ['engine queue has 3k messages', '0'],
    ['1,200 left', '0'],
    ['backlog 35k', 'backlog empty'],
    ['noch 300 offen', 'alles weg'],
    ['la cola tiene 3000', 'cola vacía'],
    ['ainda 200 com erro', 'zerou'],
    ['il reste 300', 'file vide'],
    ['18 тысяч уже', 'очередь пустая'],
    ['sigue subiendo, 1.600', 'cola vacía'],
  ])('is over if nothing is left: "%s", "%s"', async (first, second) => {
    expect((await talkOf(first, second)).get(first)?.fate).toBe('overtaken');
  });

  it.each([
    ['20 of 24 scanners work again', 'now all'],
    ['20 von 24 gehen wieder', 'jetzt alle'],
    ['20 de 24 funcionan', 'ya todos'],
    ['20 sur 24 remarchent', 'maintenant toutes'],
    ['rolled back 2 of 9', 'all 9 now, printing again'],
    ['4 of 12 restarted', 'all 12 now'],
    ['4 von 12 neu gestartet', 'jetzt alle 12'],
    ['900 já dentro', 'todos agora'],
  ])('is of all: "%s", "%s"', async (first, second) => {
    const entries = await talkOf(first, second);

    expect(entries.get(first)?.fate).toBe('overtaken');
    expect(entries.get(second)?.asked?.text).toBe(first);
  });

  it.each([
    ['disk at 97%', 'currency table is empty'],
    ['40 tickets open', 'none of us can log in'],
  ])('holds beside something else: "%s", "%s"', async (first, second) => {
    expect((await talkOf(first, second)).get(first)?.fate).toBe('holds');
  });
});

describe('who or what is counted as hit', () => {
  it.each([
    'about 300 uploads failed',
    '60 ppl blocked for 2h fwiw',
    '48k mails bounced i think',
    '65 tickets, 3 enterprise',
    '~700 people, 50 min',
    'etwa 300 Kunden ohne Netz',
    'unos 120 pagos rechazados en 15 min',
    'environ 200 commandes perdues',
    'uns 300 pedidos recusados',
  ])('is impact: %s', async (text) => {
    expect((await talkOf(text)).get(text)?.kind).toBe('impact');
  });

  it.each(['1,200 users restored', '300 orders resent', '10 stores moved', '40 clientes recuperados'])(
    'is not if it says what was done about it: %s',
    async (text) => {
      expect((await talkOf(text)).get(text)?.kind).not.toBe('impact');
    },
  );
});

describe('what someone confirms', () => {
  it.each([
    ['/tmp is full of half uploads, cleanup cron died', 'thats it then'],
    ['der Platz ist voll, Cronjob tot', 'das ist es'],
    ['falta la cadena, el certificado falla', 'sí es eso'],
    ['le cache est plein', "c'est ça"],
    ['o disco está cheio, fila travada com erro', 'é isso'],
  ])('is the cause: "%s", "%s"', async (said, confirmation) => {
    expect((await talkOf(said, confirmation)).get(said)?.kind).toBe('cause');
  });

  it('is not the cause if it ends the talk', async () => {
    const entries = await talkOf('uploads are failing for some', "that's it, closing");

    expect(entries.get('uploads are failing for some')?.kind).toBe('impact');
  });
});

describe('what someone takes back right afterward', () => {
  it.each([
    ['that was the migration script', 'no wait migration ran at 04:00'],
    ['vpn is ok on both sides', 'sorry no, vpn-2 is down'],
    ['das war das Migrationsskript', 'nein warte, das lief erst um 4'],
    ['fue el script de migración', 'no espera, ese corrió a las 4'],
    ["c'était le script de migration", 'non attends, il a tourné à 4h'],
    ['foi o script de migração', 'não, pera, ele rodou às 4h'],
  ])('no longer holds: "%s", "%s"', async (first, second) => {
    const entries = await talkOf(first, 'hm', 'ok', second);

    expect(entries.get(first)?.fate).toBe('withdrawn');
  });
});

describe('a suspect that someone finds to be fine', () => {
  it.each([
    ['could be redis, it was upgraded last night', 'redis looks healthy'],
    ['vielleicht der Router', 'der Router ist in Ordnung'],
    ['puede ser el certificado', 'el certificado está bien'],
    ["c'est peut-être le certificat", 'le certificat est ok'],
    ['acho que é o certificado', 'não, o certificado está ok'],
    ['証明書の期限切れかもしれません', '確認しました、証明書は問題ありません'],
  ])('is ruled out: "%s", "%s"', async (guess, finding) => {
    const entries = await talkOf(guess, finding);

    expect(entries.get(guess)?.fate).toBe('withdrawn');
    expect(entries.get(finding)?.kind).toBe('ruledOut');
  });

  it.each([
    ['could be redis', 'redis is fine again'],
    ['could be redis', 'the database looks healthy'],
  ])('stays suspected if it was at fault or is another: "%s", "%s"', async (guess, finding) => {
    expect((await talkOf(guess, finding)).get(guess)?.fate).toBe('holds');
  });
});

describe('an offer', () => {
  it.each([
    ['can you upload the chain', 'on it', 'uploaded'],
    ['wer erneuert das cert?', 'übernehme ich', 'cert ist drauf, fertig'],
  ])('is kept once it is done: "%s", "%s", "%s"', async (asked, offer, done) => {
    const entries = await talkOf(asked, offer, 'ok', 'hm', done);

    expect(entries.get(offer)?.fate).toBe('kept');
  });

  it('is not the answer to what was answered before', async () => {
    const entries = await talkOf('wer hat das gebaut?', 'ich, sorry', 'hm', 'nehm ich raus');

    expect(entries.get('nehm ich raus')?.asked).toBeUndefined();
  });
});

it.each([
  ['why did metrics-server run out of memory', 'new custom metrics from the ml team, 10x series'],
  ['warum kam der Failover nicht?', 'BGP-Sitzung hängt seit dem Firmware-Update'],
  ['¿por qué no saltó la alerta?', 'la regla apuntaba al clúster viejo'],
])('has a reason right after "%s": "%s"', async (asked, reason) => {
  expect((await talkOf(asked, reason)).get(asked)?.fate).toBe('answered');
});

it('is still asked for a reason if nobody gives one', async () => {
  const asked = 'why did metrics-server run out of memory';

  expect((await talkOf(asked, 'looking into it, give me a bit')).get(asked)?.fate).toBe('holds');
});

it.each(["so it's the backend", 'dann ist es der Router', 'entonces es la red', 'então é o backend'])(
  'is inferred, and not yet found: %s',
  async (text) => {
    expect((await talkOf(text)).get(text)?.kind).toBe('hypothesis');
  },
);

it('reads a text that may be in several languages in the one that people use', async () => {
  const entries = await talkOf('le site est très lent', 'combien de commandes perdues', 'environ 200');

  expect(entries.get('environ 200')?.kind).toBe('impact');
});

it('shows a need with the offer that takes it on, and not twice', async () => {
  const entries = await talkOf('we need an alert on the expiry', 'ill do it tmrw');

  expect(entries.get('we need an alert on the expiry')?.fate).toBe('answered');
});

describe('a state that ends', () => {
  it.each([
    ['webhook delivery is paused', 'resuming webhook delivery'],
    ['die Zustellung ist pausiert', 'Zustellung wieder gestartet'],
    ['la entrega está pausada', 'entrega reanudada'],
    ['la livraison des mails est en pause', 'livraison des mails relancée'],
    ['a entrega está pausada', 'entrega retomada'],
  ])('is over: "%s", "%s"', async (first, second) => {
    expect((await talkOf(first, second)).get(first)?.fate).toBe('overtaken');
  });

  it('is over for one thing only', async () => {
    const entries = await talkOf('webhook delivery is paused', 'resuming the csv exports');

    expect(entries.get('webhook delivery is paused')?.fate).toBe('holds');
  });
});

it.each([
  ['wissen wir noch nicht, prüfe logs', 'die Ursache ist ein abgelaufenes Zertifikat'],
  ["don't know yet, checking", 'found it: the cert expired'],
])('is known once there is a cause: "%s", "%s"', async (first, second) => {
  expect((await talkOf(first, second)).get(first)?.fate).not.toBe('holds');
});
