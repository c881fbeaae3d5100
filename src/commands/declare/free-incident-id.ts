import { archivePrefix } from '../../archive/archive-objects.js';
import { UpstreamError } from '../../base/errors.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { inTime } from '../kernel/deadline.js';

/** Numbers to try in one run; a retry goes on where this one stopped. */
const TRIES = 50;
/** How long the people who declare wait for the object store. */
const WAIT_MS = 1_000;

/**
 * The next id that nothing has, neither the table nor the object store. The counter alone isn't enough: other programs
 * write incidents, and a table that was restored to an earlier time has an earlier counter. An archive under the same id
 * would be taken for this incident's. 1 RRU and a list besides the counter's write.
 */
export async function freeIncidentId(deps: Pick<JobDeps, 'archive' | 'logger' | 'store'>): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const id = await deps.store.nextIncidentId();
    const [incident, isArchived] = await Promise.all([deps.store.getIncident(id), hasArchive(deps, id)]);
    if (!incident && !isArchived) return id;
  }
  throw new UpstreamError(
    'ids_taken',
    `${TRIES} incident ids in a row are taken. Aegis tries the next ones.`,
    { retryable: true },
  );
}

/** Without an answer, false: an incident can be declared while the object store is down. */
async function hasArchive(
  { archive, logger }: Pick<JobDeps, 'archive' | 'logger'>,
  incidentId: string,
): Promise<boolean> {
  try {
    return (await inTime(WAIT_MS, archive.objects.list(archivePrefix(incidentId)))).length > 0;
  } catch (error) {
    logger.warn({ err: error, incident_id: incidentId }, "couldn't look for archives under a new id");
    return false;
  }
}
