import { scopesOfEvent } from './scopes-of-events.js';
import { type SlackManifest, slackManifest } from './slack-schema.js';

/** What Slack keeps for its own commands; an app's command of the same name never reaches the app. */
const BUILT_IN =
  'active away call collapse dnd expand feedback help invite join leave me msg mute open people prefs remind remove rename search shrug star status topic who'.split(
    ' ',
  );
/** Of each type of shortcut. */
const MAX_SHORTCUTS = 5;

/** Why Slack would refuse a manifest, or accept it and not call the app; one sentence each. */
export function checkManifest(manifest: unknown): string[] {
  const read = slackManifest.safeParse(manifest);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [checkAddresses, checkScopes, checkCommands, checkShortcuts].flatMap((check) => check(read.data));
}

/** Events, buttons and commands reach an app by Socket Mode, or each at its own address. */
function checkAddresses({ features, settings }: SlackManifest): string[] {
  if (settings?.socket_mode_enabled) return [];
  const { event_subscriptions: events, interactivity } = settings ?? {};
  const needs: [string, boolean, string | undefined][] = [
    ['settings.event_subscriptions', (events?.bot_events ?? []).length > 0, events?.request_url],
    ['settings.interactivity', interactivity?.is_enabled ?? false, interactivity?.request_url],
    ...(features?.slash_commands ?? []).map(({ command, url }): [string, boolean, string | undefined] => [
      command,
      true,
      url,
    ]),
  ];
  return needs.flatMap(([what, isUsed, url]) =>
    isUsed && url === undefined ? [`${what} needs a request URL, or Socket Mode`] : [],
  );
}

function checkScopes({ features, oauth_config, settings }: SlackManifest): string[] {
  const { bot = [] } = oauth_config?.scopes ?? {};
  const events = settings?.event_subscriptions?.bot_events ?? [];
  const wanted: [string, readonly string[] | undefined][] = [
    ...events.map((event): [string, readonly string[] | undefined] => [event, scopesOfEvent(event)]),
    ...(features?.slash_commands || features?.shortcuts
      ? ([['commands and shortcuts', ['commands']]] as [string, string[]][])
      : []),
  ];
  return [
    ...wanted.flatMap(([what, scopes]) => checkScope(what, scopes, bot)),
    ...repeated('scope', bot),
    ...repeated('event', events),
    ...(bot.length > 0 && !features?.bot_user ? ['bot scopes need features.bot_user'] : []),
  ];
}

function checkScope(what: string, scopes: readonly string[] | undefined, granted: string[]): string[] {
  if (scopes === undefined) return [`${what}: add its scope to scopes-of-events.ts`];
  const isGranted = scopes.length === 0 || scopes.some((scope) => granted.includes(scope));
  return isGranted ? [] : [`${what} needs the scope ${scopes.join(' or ')}`];
}

function checkCommands({ features }: SlackManifest): string[] {
  const names = (features?.slash_commands ?? []).map(({ command }) => command);
  const taken = names.filter((name) => BUILT_IN.includes(name.slice(1)));
  return [...repeated('command', names), ...taken.map((name) => `${name} is one of Slack's own commands`)];
}

function checkShortcuts({ features }: SlackManifest): string[] {
  const shortcuts = features?.shortcuts ?? [];
  const tooMany = (['global', 'message'] as const).filter(
    (type) => shortcuts.filter((shortcut) => shortcut.type === type).length > MAX_SHORTCUTS,
  );
  return [
    ...repeated(
      'callback_id',
      shortcuts.map((shortcut) => shortcut.callback_id),
    ),
    ...tooMany.map((type) => `Slack allows ${MAX_SHORTCUTS} ${type} shortcuts`),
  ];
}

function repeated(what: string, values: readonly string[]): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return twice.map((value) => `${what} ${value} is there twice`);
}
