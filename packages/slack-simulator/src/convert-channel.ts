import { postMessage } from './messages.js';
import type { Channel } from './model.js';
import type { Workspace } from './workspace.js';

const CONVERSIONS = {
  private: {
    kind: 'group',
    subtype: 'channel_convert_to_private',
    text: 'made this channel *private*. Now, it can only be viewed or joined by invitation.',
  },
  public: {
    kind: 'channel',
    subtype: 'channel_convert_to_public',
    text: 'made this channel *public*. Any member in this workspace can see and join it.',
  },
} as const;

/** Makes a channel private or public. It keeps its id and members; the app gets only a message. */
export function convertChannel(
  workspace: Workspace,
  channel: Channel,
  { userId, to }: { userId: string; to: keyof typeof CONVERSIONS },
): void {
  const { kind, subtype, text } = CONVERSIONS[to];
  if (channel.kind === kind) return;
  channel.kind = kind;
  postMessage(workspace, channel, { subtype, user: userId, text });
  workspace.changed({ kind: 'channel_changed', channel });
}

/**
 * Gives a channel another id, as when a private channel is about to be shared with another organization. Messages and
 * members stay; calls with the old id get `channel_not_found`.
 */
export function changeChannelId(workspace: Workspace, channel: Channel, new_channel_id: string): void {
  const old_channel_id = channel.id;
  workspace.channels.delete(old_channel_id);
  channel.id = new_channel_id;
  workspace.channels.set(new_channel_id, channel);
  const event = { type: 'channel_id_changed', old_channel_id, new_channel_id };
  workspace.publish({ ...event, event_ts: workspace.nextTs() }, channel);
}

/** Connects a channel with another organization through Slack Connect. */
export function shareChannel(workspace: Workspace, channel: Channel, teamId: string): void {
  channel.connectedTeams = [...(channel.connectedTeams ?? []), teamId];
  const event = { type: 'channel_shared', connected_team_id: teamId, channel: channel.id };
  workspace.publish({ ...event, event_ts: workspace.nextTs() }, channel);
}

export function unshareChannel(workspace: Workspace, channel: Channel, teamId: string): void {
  channel.connectedTeams = (channel.connectedTeams ?? []).filter((team) => team !== teamId);
  const event = { type: 'channel_unshared', previously_connected_team_id: teamId, channel: channel.id };
  const is_ext_shared = channel.connectedTeams.length > 0;
  workspace.publish({ ...event, is_ext_shared, event_ts: workspace.nextTs() }, channel);
}
