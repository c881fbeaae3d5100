import { NotFoundError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { resolutionText } from './resolution-text.js';

type StoreDeps = Pick<RequestDeps, 'store'>;

/** The newest summary that a note was proposed from; undefined when there's none. */
export async function findNewestProposal(
  { store }: StoreDeps,
  incidentId: string,
): Promise<Summary | undefined> {
  return store.findSummary(incidentId, {
    kind: 'resolution',
    isWanted: (summary) => resolutionText(summary) !== '',
  });
}

/** The proposal that a button names, even one without a text, or the newest one. Throws NotFoundError. */
export async function findProposal(
  deps: StoreDeps,
  incidentId: string,
  timestamp: Timestamp | undefined,
): Promise<Summary> {
  const found =
    timestamp === undefined
      ? await findNewestProposal(deps, incidentId)
      : await deps.store.getSummary(incidentId, timestamp);
  if (found?.kind === 'resolution') return found;
  throw new NotFoundError("That proposal doesn't exist anymore. `/incident resolution` makes a new one.");
}
