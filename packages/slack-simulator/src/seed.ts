import type { AppIdentity, Team, User, UserGroup } from './model.js';

/** What a workspace starts with. */
export interface Seed {
  team: Team;
  app: AppIdentity;
  /** Includes the app's own bot. */
  users: readonly User[];
  /** Everyone is a member of all of them. */
  channels: readonly { id: string; name: string; purpose: string }[];
  userGroups?: readonly UserGroup[];
}

/** A small team and its bot. The tokens open nothing else. */
export const DEMO: Seed = {
  team: { id: 'T01DEMO', name: 'Demo', domain: 'demo', url: 'https://demo.slack.com/' },
  app: {
    id: 'A01DEMO',
    botId: 'B01DEMO',
    botUserId: 'U01DEMO',
    botToken: 'xoxb-test-token',
    appToken: 'xapp-test-token',
    signingSecret: 'test-signing-secret',
  },
  users: [
    person('U01ALICE', 'alice', 'Alice Okafor', 'Europe/London'),
    person('U01BOB', 'bob', 'Bob Lindqvist', 'Europe/Stockholm'),
    person('U01CAROL', 'carol', 'Carol Reyes', 'America/New_York'),
    person('U01DAVE', 'dave', 'Dave Nakamura', 'Asia/Tokyo'),
    {
      id: 'U01DEMO',
      handle: 'demo-bot',
      realName: 'Demo Bot',
      displayName: 'Demo Bot',
      timeZone: 'Etc/UTC',
      isBot: true,
    },
  ],
  channels: [
    { id: 'C01GENERAL', name: 'general', purpose: 'Company-wide announcements' },
    { id: 'C01RANDOM', name: 'random', purpose: 'Everything else' },
  ],
};

function person(id: string, handle: string, realName: string, timeZone: string): User {
  const [firstName = realName] = realName.split(' ');
  return { id, handle, realName, displayName: firstName, email: `${handle}@example.com`, timeZone };
}
