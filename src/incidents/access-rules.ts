import type { Incident } from './records/incident.js';
import { isCurrentMember, type Participant } from './records/participant.js';

/**
 * What a command may require, from the least to the most.
 * - `viewer`: may see the incident.
 * - `member`: a full member of this workspace who may see it.
 * - `participant`: a member who is in its channel, or has a participant row, even after leaving.
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
  /** From another organization, through Slack Connect. */
  isExternal: boolean;
}

type OutsiderKind = 'bot' | 'deactivated' | 'guest' | 'external';

export interface AccessFacts {
  person: Person;
  /** Absent for commands that aren't about one incident. */
  incident?: Pick<Incident, 'visibility' | 'channel_id' | 'roles' | 'declared_by' | 'inside'> | undefined;
  /** The person's row in this incident, from the table rather than a cache. */
  participant?: Participant | undefined;
  /** The channel the request came from; absent in App Home. */
  channelId?: string | undefined;
}

/** `hidden`: answer as if the incident didn't exist. The other refusals may name it. */
export type Access = 'allowed' | 'hidden' | OutsiderKind | 'not-participant' | 'not-lead';

/** Decides whether a person may use a command that requires `permission`. */
export function decideAccess(permission: Permission, facts: AccessFacts): Access {
  const outsider = outsiderKind(facts.person);
  if (facts.incident && !canSee(facts)) return 'hidden';
  if (outsider === 'bot' || outsider === 'deactivated') return outsider;
  if (permission === 'viewer') return 'allowed';
  if (outsider) return outsider;
  if (!facts.incident || permission === 'member') return 'allowed';
  if (permission === 'lead') return isLead(facts.incident, facts.person.id) ? 'allowed' : 'not-lead';
  return isParticipant(facts) ? 'allowed' : 'not-participant';
}

/** Full members see every public incident. Everyone else, and everyone for a private one, must be in its channel. */
function canSee(facts: AccessFacts): boolean {
  if (isInChannel(facts)) return true;
  return facts.incident?.visibility === 'public' && outsiderKind(facts.person) === undefined;
}

function isInChannel({ person, incident, participant, channelId }: AccessFacts): boolean {
  // Only members of a channel can type in it, and Slack may not have reported their arrival yet.
  if (isFromOwnChannel({ incident, channelId })) return true;
  // Participant rows of an archived incident are in the archive; its stub lists the members it had.
  return participant ? isCurrentMember(participant) : (incident?.inside?.includes(person.id) ?? false);
}

function isParticipant({ person, incident, participant, channelId }: AccessFacts): boolean {
  if (participant || isFromOwnChannel({ incident, channelId })) return true;
  return incident?.inside?.includes(person.id) ?? false;
}

function isFromOwnChannel({ incident, channelId }: Pick<AccessFacts, 'incident' | 'channelId'>): boolean {
  return channelId !== undefined && channelId === incident?.channel_id;
}

/** User ids of the members who lead an incident: its commander, then the member who declared it. */
export function leadsOf({ roles, declared_by }: Pick<Incident, 'roles' | 'declared_by'>): string[] {
  return [...new Set([roles.commander, declared_by].filter((id) => id !== undefined))];
}

function isLead(incident: Pick<Incident, 'roles' | 'declared_by'>, userId: string): boolean {
  const leads = leadsOf(incident);
  // Incidents written by another program may name no lead; any member may lead those.
  return leads.length === 0 || leads.includes(userId);
}

interface AssignmentFacts {
  person: Person;
  incident: Pick<Incident, 'visibility'>;
  participant: Participant | undefined;
}

/** `not-in-channel`: the incident is private, and an assignment must not open it to the person. */
export type Assignability = 'allowed' | OutsiderKind | 'not-in-channel';

/** Decides whether a person can be given a role or a task, which makes them a participant. */
export function decideAssignment({ person, incident, participant }: AssignmentFacts): Assignability {
  const outsider = outsiderKind(person);
  // Outsiders can't act on an incident, so a role or a task would leave them stuck.
  if (outsider) return outsider;
  return incident.visibility === 'public' || isCurrentMember(participant) ? 'allowed' : 'not-in-channel';
}

function outsiderKind({ isBot, isDeactivated, isGuest, isExternal }: Person): OutsiderKind | undefined {
  if (isBot) return 'bot';
  if (isDeactivated) return 'deactivated';
  if (isGuest) return 'guest';
  return isExternal ? 'external' : undefined;
}
