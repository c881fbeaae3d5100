import { ConflictError, NotFoundError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { isOver } from '../../../incidents/transitions.js';
import { shortId, statusWord } from '../../../views/labels.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { resolutionText } from './resolution-text.js';

type StoreDeps = Pick<RequestDeps, 'store'>;

/** The newest summary that a note was proposed from; undefined if there's none. */
export async function findNewestProposal(
  { store }: StoreDeps,
  incidentId: string,
): Promise<Summary | undefined> {
  return store.findSummary(incidentId, {
    kind: 'resolution',
    isWanted: (summary) => resolutionText(summary) !== '',
  });
}

/**
 * The proposal that a button names, even one without a text, or the newest one. Throws NotFoundError if there's none,
 * and ConflictError if the incident isn't over or has been reopened since: the note would be wrong.
 */
export async function findProposal(
  deps: StoreDeps,
  incident: Incident,
  timestamp: Timestamp | undefined,
): Promise<Summary> {
  refuseUnresolved(incident);
  const { incident_id } = incident;
  const found =
    timestamp === undefined
      ? await findNewestProposal(deps, incident_id)
      : await deps.store.getSummary(incident_id, timestamp);
  if (found?.kind !== 'resolution')
    throw new NotFoundError("That proposal doesn't exist anymore. `/incident resolution` makes a new one.");
  if (isOfThisResolution(found, incident)) return found;
  throw new ConflictError(
    `${shortId(incident_id)} was reopened after this note was written, so nothing was added. \`/incident resolution\` writes a new one.`,
  );
}

/** Whether a note was written since the incident was last resolved. */
export function isOfThisResolution({ timestamp }: Summary, { resolved_at = '' }: Incident): boolean {
  return timestamp >= resolved_at;
}

/** Throws ConflictError for an incident that isn't resolved. */
export function refuseUnresolved({ incident_id, status }: Incident): void {
  if (isOver(status)) return;
  throw new ConflictError(
    `${shortId(incident_id)} is ${statusWord(status)}, so nothing was added. Run \`/incident resolve\` first, then write its resolution note.`,
  );
}
