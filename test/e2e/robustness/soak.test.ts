import { expect, it } from 'vitest';
import { soak } from '../../../bench/soak.js';

/** `npm run soak` does it for ten minutes and measures; here only nothing may be lost. */
it('twenty seconds of 84 messages a second leave each of them once', { timeout: 60_000 }, async () => {
  const { sent, lost, doubled } = await soak({ rate: 84, seconds: 20 });

  expect({ sent, lost, doubled }).toEqual({ sent: 1680, lost: 0, doubled: 0 });
});
