import type { Incident } from '../../src/incidents/records/incident.js';
import type { TestAegis } from './aegis.js';
import { aDeclaration } from './records.js';
import { ALICE } from './slack.js';

type Stored = Partial<Incident> & Pick<Incident, 'incident_id'>;

/**
 * Puts incidents on the record, one a second, for tests of what lists many. They have no channels in Slack; to declare
 * them would take twenty times as long.
 */
export async function storeIncidents(
  { deps, clock }: TestAegis,
  incidents: readonly Stored[],
): Promise<void> {
  for (const one of incidents) {
    clock.advance(1_000);
    const created_at = clock.now();
    const channel_id = one.incident_id.replace('INC-', 'C');
    const declaration = aDeclaration({ channel_id, created_at, updated_at: created_at, ...one });
    const { declared_by: user_id = ALICE } = one;
    const participant = { ...declaration.participant, user_id };
    await deps.store.declareIncident({ ...declaration, participant });
  }
}

/** `INC-000007` */
export const incidentId = (n: number) => `INC-${String(n).padStart(6, '0')}`;
