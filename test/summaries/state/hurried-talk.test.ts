import { describe, expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

describe('a count that is put right without saying of what', () => {
  it.each([
    ['about 12k users got logged out', 'more like 14k'],
    ['300 orders failed so far', 'closer to 400, the dashboard lags'],
    ['unos 300 clientes no pueden pagar', 'más bien 500'],
    ['rund 300 Kunden sind betroffen', 'eher 500'],
    ['environ 300 clients sont touchés', 'plutôt 500'],
  ])('replaces it and says what it counts: "%s", "%s"', async (first, second) => {
    const entries = await talkOf(first, second);

    expect(entries.get(first)?.fate).toBe('overtaken');
    expect(entries.get(second)).toMatchObject({ asked: { text: first }, kind: entries.get(first)?.kind });
  });

  it('puts nothing right if it begins with something else', async () => {
    const entries = await talkOf('about 12k users got logged out', 'more pods would help, 14 of them');

    expect(entries.get('about 12k users got logged out')?.fate).toBe('holds');
  });
});

describe('a level and nothing else', () => {
  it.each([
    ['auth 5xx at 38%', '3% now'],
    ['checkout p99 at 4000 ms', 'down to 300 ms'],
    ['Fehlerrate bei 12 %', 'jetzt 2 %'],
    ['tasa de errores 12 %', 'ahora 2 %'],
    ['queue is at 2000', 'now 400'],
    ['Queue ist bei 2000', 'jetzt 400'],
  ])('is the next one of what was measured: "%s", "%s"', async (first, second) => {
    const entries = await talkOf(first, second);

    expect(entries.get(first)?.fate).toBe('overtaken');
    expect(entries.get(second)?.asked?.text).toBe(first);
  });

  it('is of what was measured first, however many follow', async () => {
    const entries = await talkOf('auth 5xx at 38%', '3% now', '1% now');

    expect(entries.get('1% now')?.asked?.text).toBe('auth 5xx at 38%');
  });

  it('is of something else in another unit', async () => {
    const entries = await talkOf('auth 5xx at 38%', '300 ms now');

    expect(entries.get('auth 5xx at 38%')?.fate).toBe('holds');
  });
});

describe('what turns out to be fine', () => {
  it.each([
    ['cert for auth.internal expired at 09:00', 'so not the cert?', 'no, cert is fine, false alarm'],
    ['maybe the cert', 'is it the cert?', 'nope'],
    ['könnte das Zertifikat sein', 'ist es das Zertifikat?', 'nein, das Zertifikat ist ok'],
    ['puede ser el certificado', '¿es el certificado?', 'no, el certificado está bien'],
  ])('is no longer suspected: "%s", "%s", "%s"', async (suspicion, asked, denial) => {
    expect((await talkOf(suspicion, asked, denial)).get(suspicion)?.fate).toBe('withdrawn');
  });

  it('is still suspected if a no refuses a request', async () => {
    const entries = await talkOf(
      'maybe it was the cert',
      'can someone check the cert?',
      'no, busy with the db',
    );

    expect(entries.get('maybe it was the cert')?.fate).toBe('holds');
  });
});

it.each(['ill fix the image today', 'ill write it up tomorrow'])(
  'reads a promise that was typed without an apostrophe: %s',
  async (text) => {
    expect((await talkOf(text)).get(text)?.kind).toBe('next');
  },
);

it.each([
  ['mail to gmail bounces', 'impact'],
  ['ci is red everywhere', 'impact'],
  ['mails kommen nicht an', 'impact'],
  ['no pasan los pagos', 'impact'],
  ['le site rame', 'impact'],
  ['o app não carrega', 'impact'],
  ['画面が真っ白です', 'impact'],
  ['uploads > 20mb fail, small ones ok', 'impact'],
  ['logins fail on android, ios works', 'impact'],
  ['große Dateien schlagen fehl, kleine gehen', 'impact'],
  ['los archivos grandes fallan, los pequeños van bien', 'impact'],
  ['thats it, tmp is full of half uploads, cleanup cron died', 'cause'],
  ['das ist es, tmp ist voll', 'cause'],
  ['das ist es: das Zertifikat ist abgelaufen', 'cause'],
  ["c'est ça, le disque est plein", 'cause'],
])('keeps trouble apart from its cause and its end: %s is %s', async (text, kind) => {
  expect((await talkOf(text)).get(text)?.kind).toBe(kind);
});

it.each(["that's it, closing", "that's it for today", 'disk on upload-2 is at 97%'])(
  'names neither a cause nor progress: %s',
  async (text) => {
    expect(['cause', 'progress']).not.toContain((await talkOf(text)).get(text)?.kind);
  },
);

it('is being undone, which is not why it failed', async () => {
  const entries = await talkOf(
    'the config push at 8:52 caused it',
    'it set the session timeout to 2 s',
    'reverting the config push',
  );

  expect(entries.get('reverting the config push')?.kind).toBe('progress');
});
