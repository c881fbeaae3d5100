import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';

const aegis = useAegis();

it.each([
  ['timeline since 30m', ['at 14:40'], ['at 14:05', 'at 14:20']],
  ['timeline 14:15-14:30', ['at 14:20'], ['at 14:05', 'at 14:40']],
  ['timeline key since 2 hours', [], ['at 14:05', 'at 14:20', 'at 14:40']],
  ['timeline today', ['at 14:05', 'at 14:20', 'at 14:40'], []],
  ['timeline yesterday', ['nothing from'], ['at 14:05']],
])('shows only what happened in the range: %s', async (line, shown, hidden) => {
  const channel = await aegis().declare();
  for (const time of ['14:05', '14:20', '14:40']) {
    await aegis().type(`note at ${time}`, { channel });
    aegis().clock.advance(15 * 60_000);
  }

  const reply = await aegis().type(line, { channel });

  for (const text of shown) expect(reply).toContain(text);
  for (const text of hidden) expect(reply).not.toContain(text);
});

it('reads a range page by page', async () => {
  const channel = await aegis().declare();
  await aegis().type('note before', { channel });
  aegis().clock.advance(3 * 3_600_000);
  for (let n = 1; n <= 25; n += 1) await aegis().type(`note number ${n}.`, { channel });

  const first = await aegis().type('timeline since 1h', { channel });
  const second = await aegis().type('timeline since 1h 2', { channel });

  expect(first).toContain('number 25.');
  expect(second).toContain('number 1.');
  expect(second).not.toContain('before');
});
