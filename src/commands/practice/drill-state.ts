import { StaleReadError } from '../../base/errors.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { Request } from '../../incidents/records/request.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/** Only one learner and a few jobs change a drill. */
const TURNS = 10;

interface Changed {
  drill: Drill;
  request: Request | undefined;
}

/**
 * Changes the state of a drill, and opens the job that continues it in the same transaction. Rereads whenever something
 * else was faster. Undefined if `decide` leaves it unchanged.
 */
export async function changeDrill(
  { store }: Pick<JobDeps, 'store'>,
  incidentId: string,
  decide: (drill: Drill) => Changed | undefined,
): Promise<Changed | undefined> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = await store.getDrill(incidentId);
    const wanted = before && decide(before);
    if (!wanted) return undefined;
    if (await store.saveDrill(wanted.drill, wanted.request)) return wanted;
    // The row of its own request already exists: an earlier delivery did it.
    if (wanted.request && (await store.getRequest(wanted.request.request_id))) return undefined;
  }
  throw new StaleReadError('The drill is changing too fast. Try again in a moment.');
}
