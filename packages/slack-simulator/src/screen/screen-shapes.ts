import { messageShape } from '../api-shapes.js';
import type { Channel, Ephemeral, Message, User } from '../model.js';
import { modalsOf } from '../views.js';
import type { Workspace } from '../workspace.js';
import { isPersona, mayRead } from './may-read.js';
import type { ScreenChannel, ScreenMessage, ScreenState, ScreenUser } from './protocol.js';
import type { Reads } from './reads.js';

/** What one person sees of the workspace, apart from messages. */
export function screenState(workspace: Workspace, reads: Reads, userId: string): ScreenState {
  const { team, app, users, channels, homes } = workspace;
  const visible = [...channels.values()].filter((channel) => mayRead(channel, userId));
  return {
    me: userId,
    team: { name: team.name, url: team.url },
    app: {
      botUserId: app.botUserId,
      commands: app.features?.commands ?? [],
      shortcuts: app.features?.shortcuts ?? [],
    },
    users: [...users.values()].map(screenUser),
    channels: visible.map((channel) => screenChannel(channel, reads, userId)),
    modals: modalsOf(workspace, userId).map(({ view }) => view),
    home: homes.get(userId) ?? null,
  };
}

function screenUser(user: User): ScreenUser {
  const { id, handle, displayName, realName, timeZone, isBot = false } = user;
  return {
    id,
    handle,
    name: displayName,
    realName,
    timeZone: timeZone || 'Etc/UTC',
    isBot,
    isPersona: isPersona(user),
  };
}

export function screenChannel(channel: Channel, reads: Reads, userId: string): ScreenChannel {
  const { id, name, kind, topic, purpose, isArchived, members, pins, bookmarks } = channel;
  return {
    id,
    name,
    kind,
    topic: topic.value,
    purpose: purpose.value,
    isArchived,
    isMember: members.includes(userId),
    members,
    pins: pins.map(({ ts }) => ts),
    bookmarks,
    unread: reads.unread(userId, channel),
    lastRead: reads.lastRead(userId, id),
  };
}

export function screenMessage(channel: Channel, message: Message): ScreenMessage {
  return messageShape(channel, message, { withMetadata: false }) as ScreenMessage;
}

export function screenEphemeral({ message }: Pick<Ephemeral, 'message'>): ScreenMessage {
  return { ...message, is_ephemeral: true };
}

/** A conversation's messages as one person sees them, oldest first, with those that only they see. */
export function screenMessages(workspace: Workspace, channel: Channel, userId: string): ScreenMessage[] {
  const own = workspace.ephemerals.filter(
    (ephemeral) => ephemeral.channelId === channel.id && ephemeral.userId === userId,
  );
  const hidden = channel.hiddenBefore ?? '';
  const shown = channel.messages.filter(({ ts }) => ts >= hidden);
  return [...shown.map((message) => screenMessage(channel, message)), ...own.map(screenEphemeral)].sort(
    (a, b) => (a.ts < b.ts ? -1 : 1),
  );
}
