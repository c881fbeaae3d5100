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
  /** What the person gets: `a role`, `a task`, `command`. */
  what: string;
}

/**
 * Records someone as a participant because they get a role or a task. Throws UsageError for people who couldn't act on
 * an incident, and ForbiddenError when the incident is private and they aren't in its channel.
 */
export async function addParticipant(
  { slack, store }: Pick<RequestDeps, 'slack' | 'store'>,
  { at, requestId }: Pick<Invocation, 'at' | 'requestId'>,
  assignee: Assignee,
): Promise<void> {
  const { incident, userId } = assignee;
  const { incident_id, channel_id, title, service, visibility } = incident;
  const person = await slack.user(userId);
  if (person.isUnknown) throw new UsageError(UNKNOWN);
  // Only a private incident needs to know, so most assignments don't ask Slack.
  const isInChannel =
    visibility !== 'public' && channel_id !== undefined && (await slack.isInChannel(channel_id, userId));
  const decision = decideAssignment({ person, incident, isInChannel });
  if (decision !== 'allowed') throw toError(decision, assignee);
  // A redelivery must not bring back someone who has left since.
  if (await store.getRequest(requestId)) return;
  await store.recordParticipant({ incident_id, user_id: userId, joined_at: at, title, service });
}

const UNKNOWN = "Slack doesn't know this person. Type `@` and choose someone from the list.";

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
      `${mention(userId)} ${OUTSIDERS[decision]} and can't take ${what}. Choose a full member of this workspace, as in \`/incident assign @alice\`.`,
    );
  }
  const id = shortId(incident.incident_id);
  return new ForbiddenError(
    `${mention(userId)} isn't in ${id}, which is private. Invite them to its channel first: type \`/invite\` there.`,
  );
}
