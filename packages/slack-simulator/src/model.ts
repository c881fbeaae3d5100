import type { Timestamp } from './timestamp.js';

/** A JSON object on its way to or from Slack. */
export type Fields = Record<string, unknown>;

/** A Block Kit block. Stored blocks have been checked and have an id. */
export interface Block extends Fields {
  type: string;
  block_id?: string;
}

interface Reaction {
  name: string;
  users: string[];
  count: number;
}

/** A file as Slack shows it inside messages. */
export interface FileInfo {
  id: string;
  name: string;
  title: string;
  /** Empty until Slack has scanned the file. */
  mimetype: string;
  filetype: string;
  pretty_type: string;
  size: number;
  user: string;
  user_team: string;
  created: number;
  timestamp: number;
  mode: 'hosted' | 'email';
  editable: boolean;
  is_external: boolean;
  external_type: string;
  is_public: boolean;
  public_url_shared: boolean;
  display_as_bot: boolean;
  username: string;
  file_access: 'visible';
  permalink: string;
  url_private: string;
  url_private_download: string;
  /** On clips that were recorded in Slack. */
  subtype?: 'slack_audio';
  transcription?: Transcription;
}

/** What Slack heard in a clip; the words come later than the message. */
export interface Transcription {
  status: 'processing' | 'complete' | 'failed';
  locale?: string;
  preview?: { content: string; has_more: boolean };
}

/** What remains in its messages of a file that was deleted. */
export interface FileTombstone {
  id: string;
  mode: 'tombstone';
}

/**
 * A message as Slack stores it, without its channel and what follows from other messages (its thread's figures, the
 * root of a broadcast reply). Messages with files have no subtype here; only the event about them says `file_share`.
 */
export interface Message {
  type: 'message';
  ts: string;
  text: string;
  user?: string;
  team?: string;
  client_msg_id?: string;
  subtype?: string;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Fields;
  username?: string;
  /** Of a message under another name than its app's. */
  icons?: { emoji: string };
  blocks?: Block[];
  attachments?: Fields[];
  thread_ts?: string;
  parent_user_id?: string;
  edited?: { user: string; ts: string };
  files?: (FileInfo | FileTombstone)[];
  upload?: boolean;
  display_as_bot?: boolean;
  reactions?: Reaction[];
  metadata?: { event_type: string; event_payload: Fields };
  hidden?: boolean;
  /** The huddle that the message is about. */
  room?: Fields;
  inviter?: string;
  topic?: string;
  purpose?: string;
  name?: string;
  old_name?: string;
}

/** Slack's names for public channels, private channels, direct messages and group direct messages. */
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

/** A topic or purpose; `last_set` in seconds. */
export interface ChannelText {
  value: string;
  creator: string;
  last_set: number;
}

/** `created` in seconds. */
export interface Pin {
  ts: string;
  created: number;
  created_by: string;
}

export interface Bookmark extends Fields {
  id: string;
  channel_id: string;
  title: string;
  link: string;
}

/** `created` is in seconds; messages are oldest first, replies included. */
export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  creator: string;
  created: number;
  isGeneral: boolean;
  isArchived: boolean;
  topic: ChannelText;
  purpose: ChannelText;
  previousNames: string[];
  members: string[];
  messages: Message[];
  pins: Pin[];
  bookmarks: Bookmark[];
  /** The ts before which the workspace's plan hides messages. */
  hiddenBefore?: string;
  /** The other organizations of a Slack Connect channel, by team id. */
  connectedTeams?: string[];
}

export interface User {
  id: string;
  /** What people type after `@`. */
  handle: string;
  realName: string;
  displayName: string;
  email?: string;
  /** IANA name, `Europe/Berlin`; Slack has null for some people and bots. */
  timeZone: string | null;
  isBot?: boolean;
  isDeactivated?: boolean;
  guest?: 'multi-channel' | 'single-channel';
  /** The person's home workspace if it isn't this one: a sister workspace of the organization, or another's. */
  teamId?: string;
  /** The workspaces of our Enterprise Grid organization that the person belongs to. */
  enterpriseTeams?: string[];
}

/** A user group, `@sre`. */
export interface UserGroup {
  id: string;
  /** What people type after `@`. */
  handle: string;
  name: string;
  isDisabled?: boolean;
  /** Ids of the people in it. */
  members?: readonly string[];
}

export interface Team {
  id: string;
  name: string;
  domain: string;
  /** The start of permalinks, `https://acme.slack.com/`. */
  url: string;
  /** The Enterprise Grid organization, if the workspace is part of one. */
  enterprise?: { id: string; name: string };
}

/** Slash commands and shortcuts, as an app's manifest declares them. */
export interface AppFeatures {
  /** With their slash. */
  commands: readonly { command: string; description: string; usageHint: string }[];
  shortcuts: readonly { name: string; type: 'global' | 'message'; callbackId: string; description: string }[];
}

/** The app under test, its bot and its secrets. */
export interface AppIdentity {
  id: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** What the app's manifest offers people; the screen shows it in menus and completes it. */
  features?: AppFeatures;
  /** Installed for the whole Enterprise Grid organization instead of one workspace. */
  isOrgWide?: boolean;
}

/** A modal or Home view as Slack returns it. */
export interface View extends Fields {
  id: string;
  type: 'modal' | 'home';
  blocks: Block[];
  hash: string;
  state: { values: Fields };
  root_view_id: string;
  previous_view_id: string | null;
}

/** A view as an app sends it, checked. */
export type ViewDraft = Fields & { type: 'modal' | 'home'; blocks: Block[] };

/** A modal that a person has open. */
export interface Modal {
  userId: string;
  view: View;
}

/** A message that only one person sees and that no history contains. */
export interface Ephemeral {
  channelId: string;
  userId: string;
  message: Message;
}

export interface StoredFile {
  info: FileInfo;
  /** Absent until the file is uploaded. */
  content?: Buffer;
  /** Reads the content of a file from before the last start. */
  load?: () => Promise<Buffer>;
}

/** Lets an app open a view for the person who clicked, once. */
export interface Trigger {
  userId: string;
  issuedAt: Timestamp;
  used: boolean;
}

/** Where a response posted to a response_url goes. */
export interface ResponseTarget {
  channelId: string;
  userId: string;
  /** The message that held the button. */
  messageTs?: string | undefined;
  issuedAt: Timestamp;
  uses: number;
}

/** An event as Slack delivers it. */
export interface Envelope {
  token: string;
  team_id: string;
  enterprise_id?: string;
  context_team_id: string;
  context_enterprise_id: string | null;
  api_app_id: string;
  event: Fields & { type: string };
  type: 'event_callback';
  event_id: string;
  event_time: number;
  authorizations: Fields[];
  is_ext_shared_channel: boolean;
  event_context: string;
}

/** A change in the workspace. With `to`, only that person sees it. */
export type Change =
  | {
      kind: 'message_posted' | 'message_changed' | 'message_deleted';
      channel: Channel;
      message: Message;
      to?: string;
    }
  | { kind: 'reaction'; channel: Channel; ts: string; name: string; userId: string; present: boolean }
  | { kind: 'channel_created'; channel: Channel }
  | { kind: 'view_opened' | 'view_pushed' | 'view_updated' | 'view_closed'; userId: string; view: View }
  | { kind: 'home_published'; userId: string; view: View }
  | { kind: 'channel_changed' | 'channel_deleted'; channel: Channel };
