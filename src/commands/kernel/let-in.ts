import { ForbiddenError, UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import type { Deps } from '../../ports/deps.js';
import { shortId } from '../../views/labels.js';
import { user } from '../../views/text.js';
import type { Invocation } from './invocation.js';

interface Entrance {
  incident: Incident;
  userId: string;
  /** What they get: `a task`. */
  what: string;
}

/**
 * Makes sure that somebody can be given something to do, and that they take part from then on. That must not let
 * anybody into a private incident. Throws UsageError and ForbiddenError.
 */
export async function letIn(
  { slack, store }: Deps,
  ask: Invocation,
  { incident, userId, what }: Entrance,
): Promise<void> {
  const { isBot, isDeactivated } = await slack.user(userId);
  if (isBot || isDeactivated) {
    throw new UsageError(`${user(userId)} is ${isBot ? 'a bot' : 'deactivated'} and cannot take ${what}.`);
  }
  const { incident_id, title, service, visibility } = incident;
  if (visibility === 'public') {
    await store.recordParticipant({ incident_id, user_id: userId, joined_at: ask.at, title, service });
    return;
  }
  if (isCurrentMember(await store.getParticipant(incident_id, userId))) return;
  throw new ForbiddenError(
    `${user(userId)} is not in ${shortId(incident_id)}, which is private. Invite them to its channel first.`,
  );
}
