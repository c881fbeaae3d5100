import { expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/base/durations.js';
import { TITLE_MAX, UNASSIGNED_SERVICE } from '../../../src/incidents/records/incident.js';
import { useAegis } from '../../support/aegis.js';
import { measureUnits } from '../../support/capacity.js';
import { storeIncidents } from '../../support/stored-incidents.js';
import { COUNTS_CAPACITY } from '../../support/table.js';

const aegis = useAegis({ settings: { services: ['payments', 'search'] } });

it('shows incidents of the same service, and similarly worded ones without a service', async () => {
  await aegis().type('declare P2 payments webhooks late');
  await aegis().type('declare P2 cards failing in the EU');
  await aegis().type('declare P3 the coffee machine is broken');
  await aegis().type('declare P1 payments EU cards fail');

  const reply = await aegis().type('related 4');

  expect(reply).toContain('INC-1');
  expect(reply).toContain('INC-2');
  expect(reply).not.toContain('INC-3');
  expect(await aegis().type('related 3')).toContain('none');
});

it('shows what was declared up to a day after an incident, and nothing later', async () => {
  await aegis().type('declare P2 payments webhooks late');
  aegis().clock.advance(23 * HOUR_MS);
  await aegis().type('declare P2 payments webhooks later');
  aegis().clock.advance(2 * HOUR_MS);
  await aegis().type('declare P2 payments webhooks latest');

  const reply = await aegis().type('related 1');

  expect(reply).toContain('INC-2');
  expect(reply).not.toContain('INC-3');
});

it.skipIf(!COUNTS_CAPACITY)('reads at most 9 units, however many incidents there are', async () => {
  const { table, type } = aegis();
  await type('declare P1 payments cards fail');
  const others = Array.from({ length: 50 }, (_, i) => ({
    incident_id: `INC-${i + 100}`,
    title: 'cards fail '.repeat(20).slice(0, TITLE_MAX),
    service: i % 2 === 0 ? 'payments' : UNASSIGNED_SERVICE,
  }));
  await storeIncidents(aegis(), others);
  let reply = '';

  const units = await measureUnits(table, async () => {
    reply = await type('related 1');
  });

  expect(reply).toContain('INC-149');
  expect(units).toBeLessThanOrEqual(9);
});
