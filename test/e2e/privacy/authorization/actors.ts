import type { User } from 'slack-simulator';
import type { Permission } from '../../../../src/incidents/access-rules.js';

/** A kind of user, and their relation to the incident. */
export interface Actor {
  about?: Partial<User>;
  /** Full members of the workspace who are active people. */
  isMember: boolean;
  isActive: boolean;
  role?: 'declarer' | 'commander';
  /** Whether they came into the incident channel, and whether they left it again. */
  channel: 'never' | 'in' | 'left';
}

const member = { isMember: true, isActive: true } as const;
const outsider = { isMember: false, isActive: true } as const;
const inactive = { isMember: false, isActive: false } as const;

export const ACTORS: Record<string, Actor> = {
  'the declarer': { ...member, role: 'declarer', channel: 'in' },
  'the commander': { ...member, role: 'commander', channel: 'in' },
  'a participant': { ...member, channel: 'in' },
  'a member who left': { ...member, channel: 'left' },
  'a member who was never there': { ...member, channel: 'never' },
  'an invited guest': { ...outsider, about: { guest: 'multi-channel' }, channel: 'in' },
  'a guest who left': { ...outsider, about: { guest: 'multi-channel' }, channel: 'left' },
  'a guest who was never there': { ...outsider, about: { guest: 'single-channel' }, channel: 'never' },
  'an external person in the channel': { ...outsider, about: { teamId: 'T0OTHER' }, channel: 'in' },
  'an external person elsewhere': { ...outsider, about: { teamId: 'T0OTHER' }, channel: 'never' },
  'a deactivated participant': { ...inactive, about: { isDeactivated: true }, channel: 'in' },
  'a bot in the channel': { ...inactive, about: { isBot: true }, channel: 'in' },
};

export const VISIBILITIES = ['public', 'private', 'archived', 'archived private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** The rules as docs/reliability.md states them, written out independently of the product's own. */
export function maySee({ isMember, isActive, channel }: Actor, visibility: Visibility): boolean {
  if (channel === 'in' && isActive) return true;
  return isMember && !visibility.includes('private');
}

export function may(actor: Actor, permission: Permission, visibility: Visibility): boolean {
  if (!maySee(actor, visibility)) return false;
  if (permission === 'viewer') return true;
  if (!actor.isMember) return false;
  if (permission === 'member') return true;
  if (permission === 'lead') return actor.role !== undefined;
  // The archive keeps only who was in the channel at the end.
  return actor.channel === 'in' || (actor.channel === 'left' && !visibility.includes('archived'));
}

/** Whether the sweeps try everything instead of a fixed share. */
export const TRIES_ALL = process.env.AEGIS_TEST_AUTHORIZATION === 'all';
export const PEOPLE = Object.values(ACTORS);

/** Who may see an incident is decided the same way in the archive, so each person tries a public or a private one there. */
export function visibilitiesFor(actor: Actor): Visibility[] {
  const other = PEOPLE.indexOf(actor) % 2 === 0 ? 'archived' : 'archived private';
  return VISIBILITIES.filter((one) => TRIES_ALL || one !== other);
}
