/** The scopes of which a bot needs one to subscribe to an event, as Slack's reference of events lists them. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  team_join: ['users:read'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

/** Families of events that share a scope, by how their names start. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['channel_', 'channels:read'],
  ['file_', 'files:read'],
  ['group_', 'groups:read'],
  ['pin_', 'pins:read'],
  ['reaction_', 'reactions:read'],
  ['subteam_', 'usergroups:read'],
];

/** Undefined for an event that isn't listed here. */
export function scopesOfEvent(event: string): readonly string[] | undefined {
  const family = FAMILIES.find(([start]) => event.startsWith(start));
  return READERS[event] ?? (family && [family[1]]);
}
