import { ForbiddenError, UsageError } from '../../base/errors.js';
import { type Assignability, decideAssignment } from '../../incidents/access-rules.js';
import type { Incident } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { user as mention } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';

interface Assignee {
  incident: Incident;
  userId: string;
  /** What they get: `a role`, `a task`, `command`. */
  what: string;
}

/**
 * Records someone as a participant because they get a role or a task. Throws UsageError for people who couldn't act on
 * an incident, and ForbiddenError when the incident is private and they aren't in its channel.
 */
export async function addParticipant(
  { slack, store }: Pick<RequestDeps, 'slack' | 'store'>,
  { at }: Pick<Invocation, 'at'>,
  assignee: Assignee,
): Promise<void> {
  const { incident, userId } = assignee;
  const { incident_id, title, service, visibility } = incident;
  const isPrivate = visibility !== 'public';
  // Only a private incident asks for the row, so most assignments need no read of it.
  const participant = isPrivate ? await store.getParticipant(incident_id, userId) : undefined;
  const decision = decideAssignment({ person: await slack.user(userId), incident, participant });
  if (decision !== 'allowed') throw toError(decision, assignee);
  if (isPrivate) return;
  await store.recordParticipant({ incident_id, user_id: userId, joined_at: at, title, service });
}

const OUTSIDERS = {
  bot: 'is a bot',
  deactivated: "doesn't have an active account",
  guest: 'is a guest',
  external: 'is from another organization',
} as const;

function toError(
  decision: Exclude<Assignability, 'allowed'>,
  { incident, userId, what }: Assignee,
): UsageError | ForbiddenError {
  if (decision !== 'not-in-channel') {
    return new UsageError(
      `${mention(userId)} ${OUTSIDERS[decision]} and can't take ${what}. Choose a full member of this workspace.`,
    );
  }
  const id = shortId(incident.incident_id);
  return new ForbiddenError(
    `${mention(userId)} isn't in ${id}, which is private. Invite them to its channel first.`,
  );
}
