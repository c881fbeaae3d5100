import { expect, it } from 'vitest';
import { soak } from '../../../bench/soak.js';

/** `npm run soak` does it for ten minutes and measures; here only nothing may be lost. */
it('stores each message once when 84 arrive every second', async () => {
  const { sent, lost, doubled } = await soak({ rate: 84, seconds: 4 });

  expect({ sent, lost, doubled }).toEqual({ sent: 336, lost: 0, doubled: 0 });
});
