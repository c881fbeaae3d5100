import type { Incident } from '../../incidents/records/incident.js';
import { type Access, type CheckDeps, checkAccess, refuseArchived } from './access.js';
import type { Target } from './command.js';
import type { Invocation } from './invocation.js';

/** What commands, forms and shortcuts declare. */
interface Use {
  access: Access;
  target: Target;
}

/**
 * Makes sure that the person may use a command, a form or a shortcut now, and that its incident can still change if it
 * needs that. Throws what `checkAccess` throws, and ConflictError for an archived incident.
 */
export async function checkUse(
  deps: CheckDeps,
  invocation: Pick<Invocation, 'userId' | 'channelId'>,
  { access, target }: Use,
  incident?: Incident,
): Promise<void> {
  await checkAccess(deps, invocation, access, incident);
  if (target === 'live-incident' && incident) refuseArchived(incident);
}
