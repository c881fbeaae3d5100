import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { APP_FEATURES } from '../src/app/demo-workspace.js';
import { SLASH_COMMANDS } from '../src/bot/edge/listen-to-commands.js';
import { CAPTURED_EVENTS } from '../src/capture/captured-event.js';
import { CHANNEL_EVENTS } from '../src/capture/channels/channel-event.js';
import { FILE_EVENTS } from '../src/capture/file-event.js';
import { SHORTCUT_LIST } from '../src/commands/shortcut-list.js';

interface Manifest {
  display_information: { name: string; description: string };
  features: {
    bot_user: { display_name: string };
    slash_commands: { command: string; description: string; usage_hint: string; should_escape: boolean }[];
    shortcuts: { type: 'global' | 'message'; callback_id: string; name: string; description: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[] };
    interactivity: { is_enabled: boolean };
  };
}

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = parse(read('manifest.yml')) as Manifest;

/** Scopes that Slack documents for each method, for public channels. */
const SCOPE_OF_METHOD: Record<string, string | undefined> = {
  'auth.test': undefined,
  'bots.info': 'users:read',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.archive': 'channels:manage',
  'conversations.create': 'channels:manage',
  'conversations.history': 'channels:history',
  'conversations.info': 'channels:read',
  'conversations.invite': 'channels:manage',
  'conversations.list': 'channels:read',
  'conversations.members': 'channels:read',
  'conversations.replies': 'channels:history',
  'conversations.rename': 'channels:manage',
  'conversations.setTopic': 'channels:manage',
  'pins.add': 'pins:write',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'files.info': 'files:read',
  'views.open': undefined,
  'views.publish': undefined,
  filesUploadV2: 'files:write',
};

/** The subscriptions by which each event type comes, and the scopes that they need. */
const SUBSCRIPTIONS: Record<string, { event: string; scope: string }[]> = {
  message: [
    { event: 'message.channels', scope: 'channels:history' },
    { event: 'message.groups', scope: 'groups:history' },
  ],
  member_joined_channel: [
    { event: 'member_joined_channel', scope: 'channels:read' },
    { event: 'member_joined_channel', scope: 'groups:read' },
  ],
  member_left_channel: [{ event: 'member_left_channel', scope: 'channels:read' }],
  pin_added: [{ event: 'pin_added', scope: 'pins:read' }],
  pin_removed: [{ event: 'pin_removed', scope: 'pins:read' }],
  reaction_added: [{ event: 'reaction_added', scope: 'reactions:read' }],
  reaction_removed: [{ event: 'reaction_removed', scope: 'reactions:read' }],
  ...Object.fromEntries(
    CHANNEL_EVENTS.map((event) => {
      const scope = event.startsWith('group_') ? 'groups:read' : 'channels:read';
      return [event, [{ event, scope }]];
    }),
  ),
};

/** Events that are heard but do not go on the record. */
const HEARD = [
  // Slack asks for no scope to tell of it.
  { event: 'app_home_opened', scope: undefined },
  { event: 'app_mention', scope: 'app_mentions:read' },
  ...FILE_EVENTS.map((event) => ({ event, scope: 'files:read' })),
  { event: 'user_change', scope: 'users:read' },
];

const subscriptions = [...HEARD, ...CAPTURED_EVENTS.flatMap((type) => SUBSCRIPTIONS[type] ?? [])];

function methodsCalled(): string[] {
  const sources = readdirSync(new URL('../src/bot/client', import.meta.url))
    .map((name) => read(`src/bot/client/${name}`))
    .join('\n');
  const calls = sources.matchAll(/\b(?:client|worker|interactive)\.((?:\w+\.)+\w+)\(/g);
  const uploads = /\b(?:client|worker)\.filesUploadV2\(/.test(sources) ? ['filesUploadV2'] : [];
  return [...new Set([...[...calls].map(([, method = '']) => method), ...uploads])].sort();
}

describe('the manifest', () => {
  it('registers the shortcuts there are', () => {
    const registered = manifest.features.shortcuts.map(({ callback_id: callbackId, ...rest }) => ({
      ...rest,
      callbackId,
    }));

    expect(registered).toEqual(SHORTCUT_LIST);
  });

  it('registers the commands there are, with people and channels as ids', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(SLASH_COMMANDS);
    expect(manifest.features.slash_commands.every(({ should_escape }) => should_escape)).toBe(true);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  it('subscribes to the events that are heard and no others', () => {
    const wanted = [...new Set(subscriptions.map(({ event }) => event))].sort();

    expect(manifest.settings.event_subscriptions.bot_events).toEqual(wanted);
  });

  it('asks for the scopes that are used and no others', () => {
    const called = methodsCalled();
    const scopes = [
      'commands',
      ...called.map((method) => SCOPE_OF_METHOD[method]),
      ...subscriptions.map(({ scope }) => scope),
      // The people of drills.
      ...(called.includes('chat.postMessage') ? ['chat:write.customize'] : []),
      // Channels of private incidents.
      ...(called.includes('conversations.create') ? ['groups:write'] : []),
    ].filter((scope) => scope !== undefined);

    expect(called.filter((method) => !(method in SCOPE_OF_METHOD))).toEqual([]);
    expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(scopes)].sort());
  });
});

it('offers the same in the simulated workspace as in a real one', () => {
  const { slash_commands, shortcuts } = manifest.features;

  expect(APP_FEATURES).toEqual({
    commands: slash_commands.map(({ command, description, usage_hint: usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: shortcuts.map(({ callback_id: callbackId, ...rest }) => ({ ...rest, callbackId })),
  });
});
