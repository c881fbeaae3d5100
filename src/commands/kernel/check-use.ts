import type { Incident } from '../../incidents/records/incident.js';
import { type Access, type Asker, type CheckDeps, checkAccess, refuseArchived } from './access.js';
import type { Target } from './command.js';

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
  asker: Asker,
  { access, target }: Use,
  incident?: Incident,
): Promise<void> {
  await checkAccess(deps, asker, access, incident);
  if (incident && (access.changes || target === 'live-incident')) refuseArchived(incident);
}
