import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';

const aegis = useAegis({ settings: { services: ['payments', 'search'] } });

it('shows earlier incidents of the same service or of similar wording', async () => {
  await aegis().type('declare P2 payments webhooks late');
  await aegis().type('declare P2 search cards failing in the EU');
  await aegis().type('declare P3 the coffee machine is broken');
  await aegis().type('declare P1 payments EU cards fail');

  const reply = await aegis().type('related 4');

  expect(reply).toContain('INC-1');
  expect(reply).toContain('INC-2');
  expect(reply).not.toContain('INC-3');
  expect(await aegis().type('related 3')).toContain('none');
});
