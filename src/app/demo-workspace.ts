import { type AppFeatures, DEMO, type Seed } from 'slack-simulator';
import { SHORTCUT_LIST } from '../commands/shortcut-list.js';

const USAGE = 'declare P1 what is wrong | list | help';

/** The commands and shortcuts in manifest.yml, for the menus and completions of the simulated workspace. */
export const APP_FEATURES: AppFeatures = {
  commands: [
    { command: '/incident', description: 'Declare, run and look back at incidents', usageHint: USAGE },
    { command: '/inc', description: 'The same as /incident', usageHint: USAGE },
  ],
  shortcuts: SHORTCUT_LIST.map((one) => ({ ...one })),
};

/** The simulated workspace that Aegis runs in on your machine, in replays and in tests. */
export const DEMO_WORKSPACE: Seed = {
  team: { id: 'T01AEGIS', name: 'Aegis Demo', domain: 'aegis-demo', url: 'https://aegis-demo.slack.com/' },
  app: { ...DEMO.app, id: 'A01AEGIS', botId: 'B01AEGIS', botUserId: 'U01AEGIS', features: APP_FEATURES },
  users: [
    ...DEMO.users.filter(({ isBot }) => !isBot),
    {
      id: 'U01AEGIS',
      handle: 'aegis',
      realName: 'Aegis',
      displayName: 'Aegis',
      timeZone: 'Etc/UTC',
      isBot: true,
    },
  ],
  channels: [
    { id: 'C01GENERAL', name: 'general', purpose: 'Company-wide announcements' },
    { id: 'C01INCIDENTS', name: 'incidents', purpose: 'Every incident is announced here' },
  ],
  userGroups: [
    { id: 'S01ONCALL', handle: 'payments-oncall', name: 'On call for payments', members: ['U01BOB'] },
    {
      id: 'S01MANAGERS',
      handle: 'incident-managers',
      name: 'Incident managers',
      members: ['U01CAROL', 'U01DAVE'],
    },
  ],
};
