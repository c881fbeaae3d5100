import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/base/errors.js';
import { findResponders, GROUP_MAX } from '../../src/commands/responders/find-responders.js';
import type { SlackUser, UserGroup } from '../../src/ports/slack.js';

const person: Omit<SlackUser, 'id'> = {
  name: 'x',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isExternal: false,
};

interface Slack {
  groups?: UserGroup[] | Error;
  members?: string[];
  people?: Record<string, Partial<typeof person> | Error>;
}

function slackWith({ groups = [], members = [], people = {} }: Slack) {
  return {
    async userGroups() {
      if (groups instanceof Error) throw groups;
      return groups;
    },
    groupMembers: async () => members,
    async user(id: string) {
      const one = people[id] ?? {};
      if (one instanceof Error) throw one;
      return { ...person, id, ...one };
    },
    directory: async () => ({
      people: [
        { id: 'U1ALICE', name: 'Alice', names: ['Alice', 'alice.okafor'] },
        { id: 'U2SAM', name: 'Sam', names: ['Sam'] },
        { id: 'U3SAM', name: 'Sam', names: ['Sam'] },
      ],
      isComplete: true,
    }),
  };
}

const GROUP = { id: 'S1ONCALL', handle: 'oncall', isDisabled: false };

describe('the people behind a name in aegis.yml', () => {
  it.each<[string, string, Slack, string[], RegExp | undefined]>([
    ['a person by id', 'U9DAVE', {}, ['U9DAVE'], undefined],
    [
      'a group by handle, in any case',
      '@OnCall',
      { groups: [GROUP], members: ['U1ALICE'] },
      ['U1ALICE'],
      undefined,
    ],
    ['a group by id', 'S1ONCALL', { groups: [GROUP], members: ['U1ALICE'] }, ['U1ALICE'], undefined],
    ['a person by name', '@alice.okafor', {}, ['U1ALICE'], undefined],
    ['a name of two people', '@sam', {}, [], /Several people are named @sam/],
    ['nobody', '@nobody', {}, [], /no user group or person named @nobody/],
    ['a group that is gone', 'S9GONE', {}, [], /no user group or person named S9GONE/],
    ['a disabled group', '@oncall', { groups: [{ ...GROUP, isDisabled: true }] }, [], /@oncall is disabled/],
    ['an empty group', '@oncall', { groups: [GROUP] }, [], /Nobody is in the user group @oncall/],
    [
      'a whole department',
      '@oncall',
      { groups: [GROUP], members: Array.from({ length: GROUP_MAX + 1 }, (_, n) => `U${n}`) },
      [],
      /has 51 people, and Aegis invites at most 50/,
    ],
    [
      'a group while the scope is missing',
      '@oncall',
      { groups: new UpstreamError('missing_scope', 'Aegis lacks a permission in Slack.') },
      [],
      /^@oncall: Aegis lacks a permission/,
    ],
    [
      'a bot in a group',
      '@oncall',
      { groups: [GROUP], members: ['UBOT'], people: { UBOT: { isBot: true } } },
      [],
      undefined,
    ],
    [
      'someone deactivated',
      'U9DAVE',
      { people: { U9DAVE: { isDeactivated: true } } },
      [],
      /account is deactivated/,
    ],
    ['a guest', 'U9DAVE', { people: { U9DAVE: { isGuest: true } } }, [], /is a guest/],
    ['a stranger', 'U9DAVE', { people: { U9DAVE: { isExternal: true } } }, [], /from another organization/],
    [
      'an id that Slack does not know',
      'U9DAVE',
      { people: { U9DAVE: { isExternal: true, isUnknown: true } } },
      [],
      /<@U9DAVE>: Slack doesn't know/,
    ],
    [
      'an id that Slack refuses',
      'U9DAVE',
      { people: { U9DAVE: new UpstreamError('user_not_visible', 'Slack refused: user not visible.') } },
      [],
      /<@U9DAVE>: Slack refused/,
    ],
  ])('are found, or it says why not: %s', async (_what, name, slack, userIds, problem) => {
    const found = await findResponders(slackWith(slack), [{ name, of: 'payments' }]);

    expect(found.responders).toEqual([{ name, of: 'payments', userIds }]);
    expect(found.problems).toEqual(problem ? [expect.stringMatching(problem)] : []);
  });

  it('are listed once each, for the first reason', async () => {
    const slack = slackWith({ groups: [GROUP], members: ['U1ALICE', 'U9DAVE'] });
    const named = [
      { name: 'U1ALICE', of: 'payments' },
      { name: '@oncall', of: 'P0' },
    ];

    const { responders } = await findResponders(slack, named);

    expect(responders.map(({ userIds }) => userIds)).toEqual([['U1ALICE'], ['U9DAVE']]);
  });

  it('are limited to as many as Slack looks up in a minute', async () => {
    const members = Array.from({ length: GROUP_MAX }, (_, n) => n);
    const slack = {
      ...slackWith({
        groups: ['a', 'b', 'c'].map((handle) => ({ id: `S${handle}`, handle, isDisabled: false })),
      }),
      groupMembers: async (id: string) => members.map((n) => `U${id}${n}`),
    };

    const { responders, problems } = await findResponders(
      slack,
      ['@a', '@b', '@c'].map((name) => ({ name, of: 'P0' })),
    );

    expect(responders.map(({ userIds }) => userIds.length)).toEqual([50, 50]);
    expect(problems).toEqual(['@c would bring this to more than 100 people.']);
  });

  it("are not guessed while Slack doesn't answer", async () => {
    const silent = slackWith({ groups: new UpstreamError('unavailable', 'No answer.', { retryable: true }) });

    await expect(findResponders(silent, [{ name: '@oncall', of: 'P0' }])).rejects.toThrow('No answer.');
  });
});
