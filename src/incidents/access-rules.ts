import type { Incident } from './records/incident.js';

/**
 * What a command may require, from the least to the most.
 * - `viewer`: may see the incident.
 * - `member`: a full member of this workspace who may see it.
 * - `participant`: a member who is in its channel, or who participated in a public one, even after leaving.
 * - `lead`: its commander, or the member who declared it.
 */
export const PERMISSIONS = ['viewer', 'member', 'participant', 'lead'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What Slack says about a user. */
export interface Person {
  id: string;
  isBot: boolean;
  isDeactivated: boolean;
  isGuest: boolean;
  /** Belongs to another organization, through Slack Connect. */
  isExternal: boolean;
}

type OutsiderKind = 'bot' | 'deactivated' | 'guest' | 'external';

export interface AccessFacts {
  person: Person;
  /** Absent for commands that don't concern an incident. */
  incident?: Pick<Incident, 'visibility' | 'roles' | 'declared_by'> | undefined;
  /**
   * Whether Slack confirms that the person is in the incident channel now. Anything unconfirmed counts as no.
   */
  isInChannel?: boolean | undefined;
  /** Whether the record names them as a participant. Grants nothing that only people in the channel may do. */
  isParticipant?: boolean | undefined;
}

/** `hidden`: answer as if the incident didn't exist. Other refusals may name it. */
export type AccessDecision = 'allowed' | 'hidden' | OutsiderKind | 'not-participant' | 'not-lead';

/** Decides whether a person may use a command that requires `permission`. */
export function decideAccess(permission: Permission, facts: AccessFacts): AccessDecision {
  const { person, incident, isInChannel = false, isParticipant = false } = facts;
  const outsider = outsiderKind(person);
  if (isInactive(person)) return incident ? 'hidden' : (outsider ?? 'hidden');
  if (needsChannel(person, incident) && !isInChannel) return 'hidden';
  if (permission === 'viewer') return 'allowed';
  if (outsider) return outsider;
  if (!incident || permission === 'member') return 'allowed';
  if (permission === 'lead') return isLead(incident, person.id) ? 'allowed' : 'not-lead';
  return isInChannel || isParticipant ? 'allowed' : 'not-participant';
}

/**
 * Whether a person may see an incident only if they're in its channel, so that Slack has to be asked:
 * everyone if it's private; guests and people from other organizations always. Inactive people see none.
 */
export function needsChannel(
  person: Person,
  incident: Pick<Incident, 'visibility'> | undefined,
): incident is Pick<Incident, 'visibility'> {
  if (!incident || isInactive(person)) return false;
  return incident.visibility !== 'public' || outsiderKind(person) !== undefined;
}

function isInactive({ isBot, isDeactivated }: Person): boolean {
  return isBot || isDeactivated;
}

/** User ids of the members who lead an incident: its commander, then the member who declared it. */
export function leadsOf({ roles, declared_by }: Pick<Incident, 'roles' | 'declared_by'>): string[] {
  return [...new Set([roles.commander, declared_by].filter((id) => id !== undefined))];
}

function isLead(incident: Pick<Incident, 'roles' | 'declared_by'>, userId: string): boolean {
  const leads = leadsOf(incident);
  // Incidents from other programs may name no lead; any member may lead those.
  return leads.length === 0 || leads.includes(userId);
}

interface AssignmentFacts {
  person: Person;
  incident: Pick<Incident, 'visibility'>;
  /** Same as in `AccessFacts`; only checked for private incidents. */
  isInChannel: boolean;
}

/** `not-in-channel`: the incident is private, and an assignment must not open it to the person. */
export type Assignability = 'allowed' | OutsiderKind | 'not-in-channel';

/** Decides whether a person can be given a role or a task, which makes them a participant. */
export function decideAssignment({ person, incident, isInChannel }: AssignmentFacts): Assignability {
  const outsider = outsiderKind(person);
  // Outsiders can't act on an incident, so a role or a task would leave them stuck.
  if (outsider) return outsider;
  return incident.visibility === 'public' || isInChannel ? 'allowed' : 'not-in-channel';
}

function outsiderKind({ isBot, isDeactivated, isGuest, isExternal }: Person): OutsiderKind | undefined {
  if (isBot) return 'bot';
  if (isDeactivated) return 'deactivated';
  if (isGuest) return 'guest';
  return isExternal ? 'external' : undefined;
}
