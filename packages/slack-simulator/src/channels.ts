import { channelShape } from './api-shapes.js';
import { postMessage } from './messages.js';
import type { Channel, ChannelKind, ChannelText } from './model.js';
import { secondsNow, type Workspace } from './workspace.js';

interface NewChannel {
  name: string;
  kind: ChannelKind;
  creator: string;
  members: readonly string[];
  /** Only if the channel already has an id elsewhere. */
  id?: string | undefined;
}

const EMPTY_NOTE: ChannelText = { value: '', creator: '', last_set: 0 };
const ID_PREFIX: Record<ChannelKind, string> = { channel: 'C', group: 'C', im: 'D', mpim: 'C' };

/** Creates a channel. The app gets events about the channel and its members, except for direct messages. */
export function createChannel(workspace: Workspace, fresh: NewChannel): Channel {
  const { name, kind, creator, members, id } = fresh;
  const channel: Channel = {
    id: id ?? workspace.nextId(ID_PREFIX[kind]),
    name,
    kind,
    creator,
    created: secondsNow(workspace),
    isGeneral: false,
    isArchived: false,
    topic: EMPTY_NOTE,
    purpose: EMPTY_NOTE,
    previousNames: [],
    members: kind === 'im' || kind === 'mpim' ? [...members] : [],
    messages: [],
    pins: [],
    bookmarks: [],
  };
  workspace.channels.set(channel.id, channel);
  workspace.changed({ kind: 'channel_created', channel });
  if (kind === 'channel') {
    const shape = channelShape(workspace, channel);
    workspace.publish({ type: 'channel_created', channel: shape, event_ts: workspace.nextTs() });
  }
  for (const member of members) joinChannel(workspace, channel, { userId: member });
  return channel;
}

/** Finds or creates the direct channel between a person and the bot. */
export function openDirect(workspace: Workspace, userId: string, id?: string): Channel {
  const { botUserId } = workspace.app;
  const open = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(botUserId),
  );
  const members = [userId, botUserId];
  return open ?? createChannel(workspace, { name: '', kind: 'im', creator: userId, members, id });
}

/** Adds a member. The app gets two events: `member_joined_channel` and a `channel_join` message. */
export function joinChannel(
  workspace: Workspace,
  channel: Channel,
  { userId, inviter }: { userId: string; inviter?: string },
): void {
  if (channel.members.includes(userId)) return;
  channel.members = [...channel.members, userId];
  workspace.changed({ kind: 'channel_changed', channel });
  const invited = inviter !== undefined && { inviter };
  workspace.publish(
    { type: 'member_joined_channel', ...membership(workspace, channel, userId), ...invited },
    channel,
  );
  postMessage(workspace, channel, {
    subtype: 'channel_join',
    user: userId,
    text: `<@${userId}> has joined the channel`,
    ...invited,
  });
}

interface Leaving {
  userId: string;
  /** The person who removed them, unless they left on their own. */
  actorId?: string | undefined;
}

/**
 * Removes a member. Slack sends an app `member_left_channel` for people, but not for its own bot: that gets
 * `channel_left` or `group_left`, with who removed it, and nothing else.
 */
export function leaveChannel(workspace: Workspace, channel: Channel, { userId, actorId }: Leaving): void {
  if (userId === workspace.app.botUserId) {
    removeBot(workspace, channel, actorId ?? userId);
    return;
  }
  const event = { type: 'member_left_channel', ...membership(workspace, channel, userId) };
  workspace.publish(event, channel);
  const how =
    actorId === undefined ? 'has left the channel' : `was removed from the channel by <@${actorId}>`;
  postMessage(workspace, channel, { subtype: 'channel_leave', user: userId, text: `<@${userId}> ${how}` });
  channel.members = channel.members.filter((member) => member !== userId);
  workspace.changed({ kind: 'channel_changed', channel });
}

function removeBot(workspace: Workspace, channel: Channel, actor_id: string): void {
  channel.members = channel.members.filter((member) => member !== workspace.app.botUserId);
  workspace.changed({ kind: 'channel_changed', channel });
  const event = { type: `${channel.kind}_left`, channel: channel.id, actor_id };
  workspace.publish({ ...event, event_ts: workspace.nextTs() });
}

export function setTopic(
  workspace: Workspace,
  channel: Channel,
  { userId, topic }: { userId: string; topic: string },
): void {
  channel.topic = { value: topic, creator: userId, last_set: secondsNow(workspace) };
  const text = topic === '' ? 'cleared the channel topic' : `set the channel topic: ${topic}`;
  postMessage(workspace, channel, {
    subtype: `${channel.kind}_topic`,
    user: userId,
    topic,
    text: `<@${userId}> ${text}`,
  });
  workspace.changed({ kind: 'channel_changed', channel });
}

export function setPurpose(
  workspace: Workspace,
  channel: Channel,
  { userId, purpose }: { userId: string; purpose: string },
): void {
  channel.purpose = { value: purpose, creator: userId, last_set: secondsNow(workspace) };
  const text = `<@${userId}> set the channel purpose: ${purpose}`;
  postMessage(workspace, channel, { subtype: `${channel.kind}_purpose`, user: userId, purpose, text });
  workspace.changed({ kind: 'channel_changed', channel });
}

function membership({ team, nextTs }: Workspace, { id, kind }: Channel, userId: string) {
  const channel_type = kind === 'channel' ? 'C' : 'G';
  return { user: userId, channel: id, channel_type, team: team.id, event_ts: nextTs() };
}
