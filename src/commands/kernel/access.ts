import { ConflictError, ForbiddenError, NotFoundError, UpstreamError } from '../../base/errors.js';
import { listWords } from '../../base/list-words.js';
import {
  type AccessDecision,
  decideAccess,
  leadsOf,
  needsChannel,
  type Permission,
} from '../../incidents/access-rules.js';
import type { Incident } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { user as mention } from '../../views/text.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';

/** Who may use a command, and the verb phrase that a refusal names: `close`, `add notes to`. */
export interface Access {
  permission: Permission;
  action: string;
  /** Whether it changes the incident, which one in the archive can't be. */
  changes?: boolean;
}

/** Anyone who may see the incident. */
export const viewer: Access = { permission: 'viewer', action: 'look at' };

/** Full members of the workspace who may see the incident. */
export function member(action: string): Access {
  return { permission: 'member', action };
}

/** Members who are or were in the incident channel. */
export function participant(action: string): Access {
  return { permission: 'participant', action };
}

/** The commander, or the member who declared the incident. */
export function lead(action: string): Access {
  return { permission: 'lead', action };
}

/** For commands that change an incident with some arguments and only show it with others. */
export function changing(access: Access): Access {
  return { ...access, changes: true };
}

export interface CheckDeps {
  logger: RequestDeps['logger'];
  slack: Pick<RequestDeps['slack'], 'user' | 'isInChannel'>;
  store: RequestDeps['store'];
}

/** Who asks, and from where. */
export type Asker = Pick<Invocation, 'userId' | 'channelId' | 'isClick'>;

/**
 * Makes sure that the person may do something now. Throws NotFoundError when they may not know of the incident, and
 * ForbiddenError that states the rule and who could do it instead. What Slack doesn't confirm counts as no.
 */
export async function checkAccess(
  deps: CheckDeps,
  asker: Asker,
  { permission, action }: Access,
  incident?: Incident,
): Promise<void> {
  const decision = await decide(deps, asker, { permission, incident });
  if (decision !== 'allowed') throw toError(decision, action, incident);
}

/** Whether a person may see an incident, wherever they ask: for lists, which leave out the ones they may not see. */
export async function maySee(deps: CheckDeps, userId: string, incident: Incident): Promise<boolean> {
  return (await decide(deps, { userId }, { permission: 'viewer', incident })) === 'allowed';
}

/** Whether someone may use Aegis at all, which bots and deactivated people may not. */
export async function mayUse(deps: CheckDeps, userId: string): Promise<boolean> {
  return (await decide(deps, { userId }, { permission: 'viewer' })) === 'allowed';
}

/** Whether someone is a full member of the workspace. Others see only the incidents whose channel they are in. */
export async function isFullMember(deps: CheckDeps, userId: string): Promise<boolean> {
  return (await decide(deps, { userId }, { permission: 'member' })) === 'allowed';
}

async function decide(
  deps: CheckDeps,
  asker: Asker,
  { permission, incident }: { permission: Permission; incident?: Incident | undefined },
): Promise<AccessDecision> {
  const person = await deps.slack.user(asker.userId);
  const isInChannel = needsChannel(person, incident) && (await isInIncidentChannel(deps, asker, incident));
  const decideWith = (isParticipant: boolean) =>
    decideAccess(permission, { person, incident, isInChannel, isParticipant });
  const decision = decideWith(false);
  // Participating only ever adds rights, so most requests needn't ask about it.
  if (!incident || decision !== 'not-participant') return decision;
  return decideWith(await participates(deps, asker, incident));
}

/**
 * Whether Slack confirms that someone is in the incident channel. If it doesn't answer, only people who ask from there
 * get the error: to others, that would say that there is such an incident.
 */
async function isInIncidentChannel(
  { slack, logger }: Pick<CheckDeps, 'slack' | 'logger'>,
  { userId, channelId }: Asker,
  { channel_id, incident_id }: Incident,
): Promise<boolean> {
  if (channel_id === undefined) return false;
  try {
    return await slack.isInChannel(channel_id, userId);
  } catch (error) {
    if (!(error instanceof UpstreamError) || channelId === channel_id) throw error;
    logger.warn({ incident_id, code: error.upstreamCode }, "couldn't ask Slack who is in a channel");
    return false;
  }
}

/**
 * Whether someone is in the incident channel or on the record. Only members of a channel can type in it, but the buttons
 * and menus of a public one work for everyone who looks at it. The rows of an archived incident are in its archive.
 */
async function participates(deps: CheckDeps, asker: Asker, incident: Incident): Promise<boolean> {
  const { userId, channelId, isClick } = asker;
  const { incident_id, channel_id, inside = [] } = incident;
  if (channelId !== undefined && channelId === channel_id && !isClick) return true;
  if (inside.includes(userId) || (await deps.store.getParticipant(incident_id, userId))) return true;
  // Someone who came while Aegis was down has no row yet.
  return isInIncidentChannel(deps, asker, incident);
}

/** The answer for an incident that doesn't exist, or that the person may not know of. */
export function noSuchIncident(incidentId: string): NotFoundError {
  return new NotFoundError(
    `There's no incident ${shortId(incidentId)}. To see the incidents, run \`/incident list\`.`,
  );
}

/** Throws ConflictError for an incident that's in the archive, where nothing can be changed. */
export function refuseArchived({ incident_id, archive_key }: Incident): void {
  if (!archive_key) return;
  const id = shortId(incident_id);
  throw new ConflictError(`${id} is archived. To bring it back, run \`/incident restore ${id}\`.`);
}

function toError(decision: Exclude<AccessDecision, 'allowed'>, action: string, incident?: Incident): Error {
  const id = incident ? shortId(incident.incident_id) : 'incidents';
  switch (decision) {
    case 'hidden':
      return noSuchIncident(incident?.incident_id ?? '');
    case 'bot':
    case 'deactivated':
      return new ForbiddenError(`Only people can ${action} ${id}.`);
    case 'guest':
    case 'external':
      return new ForbiddenError(
        `Guests and people from other organizations can't ${action} ${id}. Any full member of this workspace can.`,
      );
    case 'not-participant':
      return new ForbiddenError(
        `Only participants can ${action} ${id}. To become one, run \`/incident join ${id}\`.`,
      );
    case 'not-lead':
      return new ForbiddenError(
        `Only the commander or the person who declared it can ${action} ${id}: ${nameLeads(incident)}. ` +
          '`/incident assign @you commander` hands it over.',
      );
  }
}

function nameLeads(incident: Incident | undefined): string {
  return incident ? listWords(leadsOf(incident).map(mention), 'or') : '';
}
