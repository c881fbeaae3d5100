import type { AlertGroup } from '../incidents/records/alert-group.js';
import type { AlertDeps } from './alert-deps.js';
import { changeGroup } from './change-group.js';
import { requestGroup } from './request-batch.js';

type LinkDeps = Pick<AlertDeps, 'clock' | 'queue' | 'store'>;
type GroupRef = Pick<AlertGroup, 'lane' | 'number'>;

/** Links alerts to an incident; their past and future changes go on its timeline. */
export async function linkGroup(deps: LinkDeps, ref: GroupRef, incident_id: string): Promise<void> {
  await changeGroup(deps, ref, (group) =>
    group.incident_id === undefined ? { after: { ...group, state: 'linked', incident_id } } : undefined,
  );
  await requestGroup(deps, ref);
}

/** Asks about alerts whose incident couldn't be declared. */
export async function askAgain(deps: LinkDeps, ref: GroupRef): Promise<void> {
  await changeGroup(deps, ref, (group) =>
    group.state === 'declaring' ? { after: { ...group, state: 'triage' } } : undefined,
  );
  await requestGroup(deps, ref);
}
