import type { Bookmark, ChannelKind, Fields, View } from '../model.js';

/* Messages between the browser and the server. The browser imports only types from here. */

export interface ScreenUser {
  id: string;
  handle: string;
  /** What their messages are signed with. */
  name: string;
  realName: string;
  timeZone: string;
  isBot: boolean;
  /** Whether someone at the browser can be this person. */
  isPersona: boolean;
}

export interface ScreenChannel {
  id: string;
  /** Empty for direct messages. */
  name: string;
  kind: ChannelKind;
  topic: string;
  purpose: string;
  isArchived: boolean;
  isMember: boolean;
  members: string[];
  /** Timestamps of pinned messages. */
  pins: string[];
  bookmarks: Bookmark[];
  /** How many messages of others the person hasn't read. */
  unread: number;
  /** The last message they read. */
  lastRead: string;
}

/** A message as histories show it, and what only the screen needs. */
export interface ScreenMessage extends Fields {
  ts: string;
  text: string;
  user?: string;
  thread_ts?: string;
  /** Set on messages that only one person sees. */
  is_ephemeral?: true;
}

/** A slash command or shortcut from the app's manifest. */
interface ScreenCommand {
  command: string;
  description: string;
  usageHint: string;
}

interface ScreenShortcut {
  name: string;
  type: 'global' | 'message';
  callbackId: string;
  description: string;
}

/** Everything a person sees, apart from messages. */
export interface ScreenState {
  me: string;
  team: { name: string; url: string };
  app: { botUserId: string; commands: readonly ScreenCommand[]; shortcuts: readonly ScreenShortcut[] };
  users: ScreenUser[];
  channels: ScreenChannel[];
  /** The open modals; the last one is on top. */
  modals: View[];
  home: View | null;
}

/** What happens while the person looks. */
export type ScreenEvent =
  | { kind: 'message'; channel: string; message: ScreenMessage }
  | { kind: 'message_gone'; channel: string; ts: string }
  | { kind: 'channel'; channel: ScreenChannel }
  | { kind: 'channel_gone'; channel: string }
  | { kind: 'modals'; views: View[] }
  | { kind: 'home'; view: View }
  | { kind: 'reload' };
