import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkManifest } from '../../scripts/manifest/check-manifest.js';
import { toHttpManifest } from '../../scripts/manifest/http-manifest.js';

const SOCKET = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const API = 'https://abc123.execute-api.eu-west-1.amazonaws.com';
const REQUEST_URL = `${API}/slack/events`;

interface Manifest {
  features: { slash_commands: { command: string; url?: string }[]; shortcuts: object[] };
  settings: {
    socket_mode_enabled: boolean;
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { request_url?: string };
  };
}

const read = (text: string) => parse(text) as Manifest;

/** The manifest with the value at a path replaced, or removed when it's undefined. */
function changed(manifest: object, path: string, value: unknown): object {
  const copy = structuredClone(manifest);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce(
    (one, key) => one[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('the manifests', () => {
  it('is accepted by Slack unchanged, with Socket Mode', () => {
    expect(checkManifest(read(SOCKET))).toEqual([]);
    expect(read(SOCKET).settings.socket_mode_enabled).toBe(true);
  });

  it('is accepted by Slack with an address instead of Socket Mode', () => {
    expect(checkManifest(read(toHttpManifest(SOCKET, API)))).toEqual([]);
  });

  it('differs between the two only in where Slack sends things', () => {
    const { features, settings } = read(toHttpManifest(SOCKET, API));
    const addresses = [
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      ...features.slash_commands.map(({ url }) => url),
    ];
    delete settings.event_subscriptions.request_url;
    delete settings.interactivity.request_url;
    for (const command of features.slash_commands) delete command.url;

    const http = read(toHttpManifest(SOCKET, API));

    expect(new Set(addresses)).toEqual(new Set([REQUEST_URL]));
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect({ ...http, features, settings: { ...settings, socket_mode_enabled: true } }).toEqual(read(SOCKET));
  });

  it.each([API, `${API}/`, REQUEST_URL])('accepts the address %s', (address) => {
    expect(read(toHttpManifest(SOCKET, address)).settings.interactivity.request_url).toBe(REQUEST_URL);
  });

  it.each([
    'http://abc.example.com',
    'abc.example.com',
    'https://localhost:3000',
    'https://u:p@a.example.com',
    `${API}?x=1`,
    '',
  ])('refuses the address "%s"', (address) => {
    expect(() => toHttpManifest(SOCKET, address)).toThrow("isn't an address that Slack can call");
  });
});

describe('a manifest that Slack refuses', () => {
  const http = () => read(toHttpManifest(SOCKET, API));
  const shortcut = (number: number) => ({
    name: 'A',
    type: 'global',
    callback_id: `${number}`,
    description: 'B',
  });

  it.each([
    ['features.shortcuts.0.name', 'Declare incident from message', /name: Too big.*<=24/],
    ['features.shortcuts.0.description', 'x'.repeat(151), /<=150/],
    [
      'features.shortcuts.0.callback_id',
      'declare_from_message',
      /callback_id declare_from_message is there twice/,
    ],
    ['features.shortcuts.0.type', 'channel', /"message"\|"global"/],
    ['features.shortcuts', [1, 2, 3, 4, 5, 6].map(shortcut), /allows 5 global shortcuts/],
    ['features.slash_commands.0.command', 'incident', /must be a slash/],
    ['features.slash_commands.0.command', '/Incident', /must be a slash/],
    ['features.slash_commands.0.command', `/${'x'.repeat(32)}`, /<=32/],
    ['features.slash_commands.0.command', '/inc', /command \/inc is there twice/],
    ['features.slash_commands.0.command', '/remind', /one of Slack's own/],
    ['features.slash_commands.0.description', '', />=1/],
    ['features.slash_commands.0.usage_hint', 'x'.repeat(1_001), /<=1000/],
    ['features.slash_commands.0.hint', 'x', /Unrecognized key/],
    ['features.bot_user.display_name', 'x'.repeat(81), /<=80/],
    ['features.bot_user', undefined, /need features.bot_user/],
    ['display_information.name', undefined, /display_information.name/],
    ['display_information.name', 'x'.repeat(36), /<=35/],
    ['display_information.description', 'x'.repeat(141), /<=140/],
    ['display_information.background_color', 'blue', /must be a color/],
    ['display_information.long_description', 'too short', />=175/],
    ['oauth_config.redirect_urls', ['http://example.com'], /https/],
    ['oauth_config.scopes.bot', ['commands'], /message.channels needs the scope channels:history/],
    ['oauth_config.scopes.bot.0', 'commands', /scope commands is there twice/],
    ['settings.event_subscriptions.bot_events.0', 'message.im', /message.im needs the scope im:history/],
    ['settings.event_subscriptions.bot_events.0', 'app_mention', /event app_mention is there twice/],
    ['settings.event_subscriptions.bot_events.0', 'no_such_event', /add its scope/],
    ['settings.interactivity.is_enabled', undefined, /is_enabled/],
    ['settings.socket_mode_enabled', 'yes', /expected boolean/],
    ['settings.socket_mode', true, /Unrecognized key/],
  ])('has %s = %j', (path, value, problem) => {
    expect(checkManifest(changed(read(SOCKET), path, value)).join('\n')).toMatch(problem);
  });

  it.each([
    ['settings.event_subscriptions.request_url', 'settings.event_subscriptions needs a request URL'],
    ['settings.interactivity.request_url', 'settings.interactivity needs a request URL'],
    ['features.slash_commands.1.url', '/inc needs a request URL'],
  ])('has neither Socket Mode nor %s', (path, problem) => {
    expect(checkManifest(changed(http(), path, undefined))).toEqual([`${problem}, or Socket Mode`]);
  });

  it('has an address without TLS', () => {
    const plain = changed(http(), 'settings.interactivity.request_url', 'http://a.example.com/slack/events');

    expect(checkManifest(plain).join()).toContain('must be an https:// address');
  });

  it('is the Socket Mode manifest with Socket Mode turned off', () => {
    const off = changed(read(SOCKET), 'settings.socket_mode_enabled', false);

    expect(checkManifest(off)).toHaveLength(4);
  });
});
