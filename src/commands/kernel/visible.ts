import { NotFoundError } from '../../base/errors.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import type { Deps } from '../../ports/deps.js';
import { shortId } from '../../views/labels.js';
import type { Invocation } from './command.js';

/**
 * Makes sure that whoever asks may see an incident that they name from elsewhere. A private one is there only for
 * people who take part and are in its channel; for everybody else it is as if it did not exist. Throws NotFoundError.
 */
export async function ensureVisible(
  deps: Pick<Deps, 'store'>,
  ask: Invocation,
  incidentId: string,
): Promise<void> {
  const incident = await deps.store.getIncident(incidentId);
  if (!incident || incident.visibility === 'public') return;
  // Whoever types in the incident's own channel is in it; which channel that is, no cache may say.
  if (ask.channelId !== undefined && ask.channelId === incident.channel_id) return;
  const participant = await deps.store.getParticipant(incidentId, ask.userId);
  if (participant ? isCurrentMember(participant) : incident.inside?.includes(ask.userId)) return;
  throw new NotFoundError(
    `There is no incident ${shortId(incidentId)}. \`/incident list\` shows those there are.`,
  );
}
