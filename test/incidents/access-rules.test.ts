import { describe, expect, it } from 'vitest';
import {
  type Access,
  type AccessFacts,
  decideAccess,
  decideAssignment,
  leadsOf,
  PERMISSIONS,
  type Person,
} from '../../src/incidents/access-rules.js';
import { anIncident, aParticipant } from '../support/records.js';

const ACTOR = 'U09ACTOR';
const JOINED = '2025-01-15T14:10:00.000000Z';
const LEFT = '2025-01-15T14:20:00.000000Z';

interface Actor extends Partial<Person> {
  declared?: boolean;
  commands?: boolean;
  /** Joined the incident's channel. */
  joined?: boolean;
  left?: boolean;
  /** Types in the incident's own channel, which no event has reported them joining. */
  typesInChannel?: boolean;
}

const ACTORS = {
  declarer: { declared: true, joined: true },
  commander: { commands: true, joined: true },
  'commander who left': { commands: true, joined: true, left: true },
  participant: { joined: true },
  'member who left': { joined: true, left: true },
  'member elsewhere': {},
  'member typing in the channel': { typesInChannel: true },
  'guest in the channel': { isGuest: true, joined: true },
  'guest typing in the channel': { isGuest: true, typesInChannel: true },
  'guest who left': { isGuest: true, joined: true, left: true },
  'guest elsewhere': { isGuest: true },
  'guest who was made commander': { isGuest: true, commands: true, joined: true },
  'external person in the channel': { isExternal: true, joined: true },
  'external person elsewhere': { isExternal: true },
  'deactivated declarer': { isDeactivated: true, declared: true, joined: true },
  'deactivated member elsewhere': { isDeactivated: true },
  'bot in the channel': { isBot: true, joined: true },
  'bot elsewhere': { isBot: true },
} satisfies Record<string, Actor>;

type ActorName = keyof typeof ACTORS;
/** One outcome for each permission: viewer, member, participant, lead. */
type Row = readonly [Access, Access, Access, Access];

const all = (access: Access): Row => [access, access, access, access];
const LEADS = all('allowed');
const PARTICIPATES: Row = ['allowed', 'allowed', 'allowed', 'not-lead'];
const MEMBER: Row = ['allowed', 'allowed', 'not-participant', 'not-lead'];
const HIDDEN = all('hidden');
const readsOnly = (kind: Access): Row => ['allowed', kind, kind, kind];

/** Expected outcomes of a public and a private incident. */
const LIVE: Record<ActorName, { public: Row; private: Row }> = {
  declarer: { public: LEADS, private: LEADS },
  commander: { public: LEADS, private: LEADS },
  'commander who left': { public: LEADS, private: HIDDEN },
  participant: { public: PARTICIPATES, private: PARTICIPATES },
  'member who left': { public: PARTICIPATES, private: HIDDEN },
  'member elsewhere': { public: MEMBER, private: HIDDEN },
  'member typing in the channel': { public: PARTICIPATES, private: PARTICIPATES },
  'guest in the channel': { public: readsOnly('guest'), private: readsOnly('guest') },
  'guest typing in the channel': { public: readsOnly('guest'), private: readsOnly('guest') },
  'guest who left': { public: HIDDEN, private: HIDDEN },
  'guest elsewhere': { public: HIDDEN, private: HIDDEN },
  'guest who was made commander': { public: readsOnly('guest'), private: readsOnly('guest') },
  'external person in the channel': { public: readsOnly('external'), private: readsOnly('external') },
  'external person elsewhere': { public: HIDDEN, private: HIDDEN },
  'deactivated declarer': { public: all('deactivated'), private: all('deactivated') },
  'deactivated member elsewhere': { public: HIDDEN, private: HIDDEN },
  'bot in the channel': { public: all('bot'), private: all('bot') },
  'bot elsewhere': { public: HIDDEN, private: HIDDEN },
};

/** The stub of an archived incident lists current members only, so a person who left is an outsider again. */
const ARCHIVED: typeof LIVE = {
  ...LIVE,
  'commander who left': { public: ['allowed', 'allowed', 'not-participant', 'allowed'], private: HIDDEN },
  'member who left': { public: MEMBER, private: HIDDEN },
};

function personOf({
  isBot = false,
  isDeactivated = false,
  isGuest = false,
  isExternal = false,
}: Actor): Person {
  return { id: ACTOR, isBot, isDeactivated, isGuest, isExternal };
}

function factsOf(actor: Actor, visibility: 'public' | 'private', isArchived: boolean): AccessFacts {
  const { declared, commands, joined, left, typesInChannel } = actor;
  const participant = aParticipant({ user_id: ACTOR, joined_at: JOINED, ...(left && { left_at: LEFT }) });
  const incident = anIncident({
    visibility,
    declared_by: declared ? ACTOR : 'U01ALICE',
    roles: { commander: commands ? ACTOR : 'U02BOB' },
    ...(isArchived && { archive_key: 'archives/x', inside: joined && !left ? [ACTOR] : ['U01ALICE'] }),
  });
  return {
    person: personOf(actor),
    incident,
    participant: joined && !isArchived ? participant : undefined,
    channelId: typesInChannel ? incident.channel_id : 'C02OTHER',
  };
}

const names = Object.keys(ACTORS) as ActorName[];

describe.each(names)('%s', (name) => {
  it.each([
    ['a live', LIVE, false],
    ['an archived', ARCHIVED, true],
  ] as const)('gets the expected access to %s incident', (_, expected, isArchived) => {
    const outcomes = (visibility: 'public' | 'private') => {
      const facts = factsOf(ACTORS[name], visibility, isArchived);
      return PERMISSIONS.map((permission) => decideAccess(permission, facts));
    };

    expect({ public: outcomes('public'), private: outcomes('private') }).toEqual(expected[name]);
  });
});

it('lets people without an incident do what members do, and guests only read', () => {
  const outcomes = (actor: Actor) =>
    PERMISSIONS.map((permission) => decideAccess(permission, { person: personOf(actor) }));

  expect(outcomes({})).toEqual(all('allowed'));
  expect(outcomes({ isGuest: true })).toEqual(readsOnly('guest'));
  expect(outcomes({ isExternal: true })).toEqual(readsOnly('external'));
  expect(outcomes({ isBot: true })).toEqual(all('bot'));
  expect(outcomes({ isDeactivated: true })).toEqual(all('deactivated'));
});

it('lets any member lead an incident that names no lead', () => {
  const { declared_by: _, ...incident } = anIncident();

  expect(leadsOf(incident)).toEqual([]);
  expect(decideAccess('lead', { person: personOf({}), incident })).toBe('allowed');
});

it('never takes two missing channels for the same one', () => {
  const { channel_id: _, ...incident } = anIncident({ visibility: 'private' });

  expect(decideAccess('viewer', { person: personOf({}), incident })).toBe('hidden');
});

describe('a role or a task', () => {
  const assign = (actor: Actor, visibility: 'public' | 'private') => {
    const { person, incident, participant } = factsOf(actor, visibility, false);
    return decideAssignment({ person, incident: incident ?? anIncident(), participant });
  };

  it.each([
    ['member elsewhere', {}, 'allowed', 'not-in-channel'],
    ['participant', { joined: true }, 'allowed', 'allowed'],
    ['member who left', { joined: true, left: true }, 'allowed', 'not-in-channel'],
    ['guest', { isGuest: true, joined: true }, 'guest', 'guest'],
    ['external person', { isExternal: true, joined: true }, 'external', 'external'],
    ['deactivated member', { isDeactivated: true, joined: true }, 'deactivated', 'deactivated'],
    ['bot', { isBot: true, joined: true }, 'bot', 'bot'],
  ] as const)('is decided for a %s', (_, actor, inPublic, inPrivate) => {
    expect([assign(actor, 'public'), assign(actor, 'private')]).toEqual([inPublic, inPrivate]);
  });
});
