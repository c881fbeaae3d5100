import type { Incident } from '../data/entities/incident.js';
import type { Deps } from '../deps.js';
import { ForbiddenError, UsageError } from '../errors.js';
import { shortId } from '../views/labels.js';
import { escapeText, user } from '../views/text.js';
import type { Ask } from './command.js';
import { isInside } from './visible.js';

/**
 * Makes sure that somebody can own a task, and that they take part from then on. A task must not let anybody into a
 * private incident. Throws UsageError and ForbiddenError.
 */
export async function letIn(
  { slack, store }: Deps,
  ask: Ask,
  { incident, owner }: { incident: Incident; owner: string },
): Promise<void> {
  const { isBot, isDeactivated } = await slack.user(owner);
  if (isBot || isDeactivated) {
    throw new UsageError(`${user(owner)} is ${isBot ? 'a bot' : 'deactivated'} and cannot take a task.`);
  }
  const { incident_id, title, service, visibility } = incident;
  if (visibility === 'public') {
    await store.noteParticipant({ incident_id, user_id: owner, joined_at: ask.at, title, service });
    return;
  }
  if (isInside(await store.getParticipant(incident_id, owner))) return;
  throw new ForbiddenError(
    `${user(owner)} is not in ${escapeText(shortId(incident_id))}, which is private. Invite them to its channel first.`,
  );
}
