import { describe, expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

describe('a few words that answer a short question', () => {
  it.each([
    ['s3 then?', 'status page is green'],
    ['blocklist?', 'checked, not listed'],
    ['okta status?', 'green'],
    ['isp?', 'isp says no outage'],
    ['wlan?', 'access points sind grün'],
    ['proxy?', 'geprüft, nichts auffällig'],
    ['¿el proveedor?', 'dicen que no ven nada raro'],
    ['¿la red?', 'la red está bien'],
    ['cdn?', 'le cdn est ok'],
    ['redis?', 'vérifié, rien'],
    ['o cache?', 'o cache responde bem'],
    ['DBは大丈夫ですか', 'DBは正常です'],
  ])('rule out what it suspects: "%s", "%s"', async (asked, reply) => {
    const entries = await talkOf(asked, reply);

    expect(entries.get(reply)).toMatchObject({ kind: 'ruledOut', asked: { text: asked } });
    expect(entries.get(asked)?.fate).toBe('answered');
  });

  it.each([
    ['roll back?', 'ok'],
    ['checkout ok again?', 'all green'],
    ['is it the queue?', 'going up'],
    ['s3?', 's3 is not ok'],
    ['redis?', 'maybe, cpu looks normal'],
    ['ist es der Router?', 'Router ist noch nicht ok'],
    ['¿la base?', 'la base no está bien'],
  ])('rule nothing out if they consent, hedge or deny: "%s", "%s"', async (asked, reply) => {
    expect((await talkOf(asked, reply)).get(reply)?.kind).not.toBe('ruledOut');
  });

  it.each([
    ['all of it?', 'no just newsletters'],
    ['only the runners?', 'yes'],
    ['android or ios?', 'both'],
    ['nur Halle 2?', 'ja'],
    ['¿todos los bancos?', 'no, solo visa'],
    ['ios também?', 'não, ios normal'],
    ['android aussi ?', 'oui'],
    ['iOSもですか', 'いいえ、Androidだけです'],
  ])('say how far it reaches if it asks that: "%s", "%s"', async (asked, reply) => {
    expect((await talkOf(asked, reply)).get(reply)).toMatchObject({ kind: 'impact', asked: { text: asked } });
  });

  it.each([
    ['since when', 'like 10 min ago'],
    ['seit wann?', 'seit 18 Uhr'],
    ['¿desde cuándo?', 'desde ayer'],
    ['depuis quand ?', 'depuis 10h'],
    ['desde quando?', 'desde ontem'],
    ['いつからですか', '9時半ごろから'],
  ])('are quoted with "%s" if it asks for a time: "%s"', async (asked, reply) => {
    const entries = await talkOf(asked, reply);

    expect(entries.get(reply)?.asked?.text).toBe(asked);
    expect(entries.get(asked)?.fate).toBe('answered');
  });

  it.each([
    ['é a versão 8.2?', 'acho que sim', 'não é a 8.2, a 8.1 também trava'],
    ['is it the 8.2?', 'i think so', "it's not the 8.2, 8.1 hangs, too"],
    ['ist es die 8.2?', 'glaube schon', 'nicht die 8.2, die 8.1 hängt auch'],
  ])('are taken back with it: "%s", "%s", "%s"', async (asked, reply, denial) => {
    const entries = await talkOf(asked, reply, denial);

    expect(entries.get(reply)).toMatchObject({ asked: { text: asked }, fate: 'withdrawn' });
  });

  it.each([
    ['did anyone restart the engine', 'not yet'],
    ['habt ihr den Importer neu gestartet?', 'noch nicht'],
    ['¿reiniciaste el servidor?', 'todavía no'],
  ])('rule nothing out if it may still come: "%s", "%s"', async (asked, reply) => {
    expect((await talkOf(asked, reply)).get(reply)?.kind).not.toBe('ruledOut');
  });
});

describe('a question of a few words', () => {
  it.each([
    ['who owns fw', 'network, paged them'],
    ['move back?', 'in the night'],
    ['rerun etl?', 'running'],
    ['再発防止は?', '来週、監視を追加します'],
  ])("is answered by someone else's next line: %s", async (asked, reply) => {
    expect((await talkOf(asked, reply)).get(asked)?.fate).toBe('answered');
  });

  it.each([
    ['who owns fw', 'hm'],
    ['do we owe the customers a credit for this', 'queue is at 400'],
    ['who owns fw', 'who is asking?'],
  ])('stays open otherwise: %s, then %s', async (asked, reply) => {
    expect((await talkOf(asked, reply)).get(asked)?.fate).toBe('holds');
  });
});

it.each([
  'can we add a smoke test',
  'is it the interface engine',
  'did they restart it',
  'how come',
  'kannst du das zertifikat tauschen',
  'habt ihr das schon gemeldet',
  'warum hängen die dann',
  'puedes subirla',
  'est-ce que la base répond',
  'qui fait le post mortem',
  'você pode subir o certificado',
])('asks without a question mark: %s', async (text) => {
  expect((await talkOf(text)).get(text)?.kind).toMatch(/question|proposal|hypothesis/);
});

it.each(['is back', 'can take an hour', 'do it', 'ist raus', 'pueden entrar otra vez'])(
  'asks nothing: %s',
  async (text) => {
    expect((await talkOf(text)).get(text)?.kind).not.toBe('question');
  },
);
