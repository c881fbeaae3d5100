import { describe, expect, it } from 'vitest';
import { objectionsFor } from './objections-for.js';

const TWO = ['Cache purged', 'Gateway restarted'];
const GERMAN = ['Der Cache ist geleert', 'Das Gateway wurde neu gestartet'];
const SPANISH = ['La caché se vació', 'El gateway se reinició'];
const FRENCH = ['Le cache a été vidé', 'La passerelle a été redémarrée'];
const PORTUGUESE = ['O cache foi limpo', 'O gateway foi reiniciado'];
const JAPANESE = ['キャッシュを削除しました', 'ゲートウェイを再起動しました'];

describe('the order of two events', () => {
  it.each([
    [TWO, 'The gateway was restarted before the cache was purged.'],
    [TWO, 'The cache was purged only after the gateway had been restarted.'],
    [TWO, 'After the gateway was restarted, the cache was purged.'],
    [TWO, 'The gateway was restarted first, and the cache purged later.'],
    [TWO, 'The gateway was restarted, and only then was the cache purged.'],
    [GERMAN, 'Das Gateway wurde neu gestartet, bevor der Cache geleert wurde.'],
    [GERMAN, 'Nachdem das Gateway neu gestartet war, wurde der Cache geleert.'],
    [SPANISH, 'El gateway se reinició antes de que se vació la caché.'],
    [FRENCH, 'La passerelle a été redémarrée avant que le cache soit vidé.'],
    [PORTUGUESE, 'O gateway foi reiniciado antes de o cache ser limpo.'],
    [JAPANESE, 'ゲートウェイを再起動してから、キャッシュを削除しました。'],
    [['First the API, then the workers'], 'First the workers were started, then the API.'],
    [['Restart the index then placement'], 'Placement was restarted first, and the index after it.'],
    [['All backups verified. Opening up for writes'], 'Writes were opened before the backups were verified.'],
    [
      ['Test in one city before we switch the WAF on'],
      'The WAF was switched on before the test in one city.',
    ],
    [
      ['Gateway restarted at 10:40', 'Cache purged at 10:20'],
      'The gateway was restarted before the cache was purged.',
    ],
  ])('is wrong: %j, %s', async (said, claim) => {
    expect(await objectionsFor(said, claim)).toContain('order');
  });

  it.each([
    [TWO, 'The cache was purged before the gateway was restarted.'],
    [TWO, 'The gateway was restarted after the cache had been purged.'],
    [TWO, 'The cache was purged, after which the gateway was restarted.'],
    [GERMAN, 'Der Cache wurde geleert, bevor das Gateway neu gestartet wurde.'],
    [SPANISH, 'La caché se vació antes de que se reinició el gateway.'],
    [JAPANESE, 'キャッシュを削除してから、ゲートウェイを再起動しました。'],
    [['First the API, then the workers'], 'First the API was started, then the workers.'],
    [
      ['Gateway restarted at 10:40', 'Cache purged at 10:20'],
      'The cache was purged before the gateway was restarted.',
    ],
    [
      ['Shall we restart the gateway?', 'Cache purged', 'Gateway restarted'],
      'The cache was purged before the gateway was restarted.',
    ],
    [
      ['Attack suspected', 'Attack theory dropped'],
      'An attack was suspected and then the theory was dropped.',
    ],
  ])('is right: %j, %s', async (said, claim) => {
    expect(await objectionsFor(said, claim)).not.toContain('order');
  });
});
