import { describe, expect, it } from 'vitest';
import {
  type AccessDecision,
  decideAccess,
  decideAssignment,
  leadsOf,
  PERMISSIONS,
  type Person,
} from '../../src/incidents/access-rules.js';
import { anIncident } from '../support/records.js';

const ACTOR = 'U09ACTOR';

interface Actor extends Partial<Person> {
  declared?: boolean;
  commands?: boolean;
  /** Joined the incident's channel. */
  joined?: boolean;
  left?: boolean;
}

const ACTORS = {
  declarer: { declared: true, joined: true },
  commander: { commands: true, joined: true },
  'commander who left': { commands: true, joined: true, left: true },
  participant: { joined: true },
  'member who left': { joined: true, left: true },
  'member elsewhere': {},
  'guest in the channel': { isGuest: true, joined: true },
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
type Row = readonly [AccessDecision, AccessDecision, AccessDecision, AccessDecision];

const all = (access: AccessDecision): Row => [access, access, access, access];
const LEADS = all('allowed');
const PARTICIPATES: Row = ['allowed', 'allowed', 'allowed', 'not-lead'];
const MEMBER: Row = ['allowed', 'allowed', 'not-participant', 'not-lead'];
const HIDDEN = all('hidden');
const readsOnly = (kind: AccessDecision): Row => ['allowed', kind, kind, kind];

/** Expected outcomes of a public and a private incident. */
const EXPECTED: Record<ActorName, { public: Row; private: Row }> = {
  declarer: { public: LEADS, private: LEADS },
  commander: { public: LEADS, private: LEADS },
  'commander who left': { public: LEADS, private: HIDDEN },
  participant: { public: PARTICIPATES, private: PARTICIPATES },
  'member who left': { public: PARTICIPATES, private: HIDDEN },
  'member elsewhere': { public: MEMBER, private: HIDDEN },
  'guest in the channel': { public: readsOnly('guest'), private: readsOnly('guest') },
  'guest who left': { public: HIDDEN, private: HIDDEN },
  'guest elsewhere': { public: HIDDEN, private: HIDDEN },
  'guest who was made commander': { public: readsOnly('guest'), private: readsOnly('guest') },
  'external person in the channel': { public: readsOnly('external'), private: readsOnly('external') },
  'external person elsewhere': { public: HIDDEN, private: HIDDEN },
  'deactivated declarer': { public: HIDDEN, private: HIDDEN },
  'deactivated member elsewhere': { public: HIDDEN, private: HIDDEN },
  'bot in the channel': { public: HIDDEN, private: HIDDEN },
  'bot elsewhere': { public: HIDDEN, private: HIDDEN },
};

function personOf({
  isBot = false,
  isDeactivated = false,
  isGuest = false,
  isExternal = false,
}: Actor): Person {
  return { id: ACTOR, isBot, isDeactivated, isGuest, isExternal };
}

function factsOf(actor: Actor, visibility: 'public' | 'private') {
  const { declared, commands, joined = false, left = false } = actor;
  const incident = anIncident({
    visibility,
    declared_by: declared ? ACTOR : 'U01ALICE',
    roles: { commander: commands ? ACTOR : 'U02BOB' },
  });
  // A row remains when its person leaves, and says nothing about who is in the channel.
  return { person: personOf(actor), incident, isInChannel: joined && !left, isParticipant: joined };
}

const names = Object.keys(ACTORS) as ActorName[];

describe.each(names)('%s', (name) => {
  it('gets the expected access', () => {
    const outcomes = (visibility: 'public' | 'private') => {
      const facts = factsOf(ACTORS[name], visibility);
      return PERMISSIONS.map((permission) => decideAccess(permission, facts));
    };

    expect({ public: outcomes('public'), private: outcomes('private') }).toEqual(EXPECTED[name]);
  });
});

it.each(['public', 'private'] as const)(
  'assumes nobody is present whom Slack has not confirmed in a %s incident',
  (visibility) => {
    const { isInChannel: _, ...facts } = factsOf(
      { commands: true, declared: true, joined: true },
      visibility,
    );
    const guest = { ...facts, person: personOf({ isGuest: true }) };

    expect(decideAccess('viewer', facts)).toBe(visibility === 'public' ? 'allowed' : 'hidden');
    expect(decideAccess('viewer', guest)).toBe('hidden');
  },
);

it('lets members use commands without an incident, and guests only read', () => {
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

describe('a role or a task', () => {
  const assign = (actor: Actor, visibility: 'public' | 'private') => {
    return decideAssignment(factsOf(actor, visibility));
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
