import { expect, it } from 'vitest';
import type { ArgumentContext } from '../../../src/commands/kernel/arguments/arguments.js';
import { readPromise } from '../../../src/commands/updates/promised-time.js';

const context = {
  deps: { slack: { user: async (id: string) => ({ id, timeZone: 'UTC' }) } },
  invocation: { userId: 'U01ALICE', at: '2025-01-15T14:05:09.123456Z' },
} as unknown as ArgumentContext;

const AT_15 = { next: '2025-01-15T15:00:00.000000Z' };

it.each([
  ['All regions are affected, next update at 15:00', AT_15],
  ['Zahlungen gehen nicht, nächstes Update um 15 Uhr.', AT_15],
  ['Wir rollen zurück. Nächster Stand: 15:00', AT_15],
  ['Paiements en panne, prochaine mise à jour à 15h', AT_15],
  ['Prochain point à 15 h, on continue', AT_15],
  ['Pagos caídos, próxima actualización a las 15:00', AT_15],
  ['Pagamentos fora, próxima atualização às 15h', AT_15],
  ['調査中。次の更新は15時です', AT_15],
  ['Nächstes Update morgen um 9 Uhr', { next: '2025-01-16T09:00:00.000000Z' }],
  ['Próxima actualización en 30 minutos', { next: '2025-01-15T14:35:09.123000Z' }],
  ['still looking, next update in 20', { next: '2025-01-15T14:25:09.123000Z' }],
  ['next one in 45.', { next: '2025-01-15T14:50:09.123000Z' }],
  ['still looking, next update in 2 hours', { next: '2025-01-15T16:05:09.123000Z' }],
  ['noch dran, nächstes Update in 20', { next: '2025-01-15T14:25:09.123000Z' }],
  ['seguimos, próxima actualización en 20', { next: '2025-01-15T14:25:09.123000Z' }],
  ['next update half past 3', { next: '2025-01-15T15:30:00.000000Z' }],
  ['調査中です。次回は15時半に連絡します', { next: '2025-01-15T15:30:00.000000Z' }],
  ['次回は3人で対応します', undefined],
  ['still looking, nxt update in 20', { next: '2025-01-15T14:25:09.123000Z' }],
  ['still looking, next udpate at 15:00', AT_15],
  ['still looking, netx updte at 15:00', AT_15],
  ['noch dran, nächstes Udpate um 15 Uhr', AT_15],
  ['seguimos, próxima actualizacón a las 15:00', AT_15],
  ['the text update at 15:00 failed', undefined],
  ['the net is down since 15:00', undefined],
  ['we need the update at 15:00', undefined],
  ['Nächstes Update um 25 Uhr', {}],
  ['Das nächste Update des Treibers hilft', undefined],
  ['Nous attendons le prochain point de restauration', undefined],
])('reads the time promised by %j', async (text, promise) => {
  expect(await readPromise(text, context)).toEqual(promise);
});
