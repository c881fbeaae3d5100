import type { Timestamp } from '../base/timestamp.js';
import type { HomeView, Message, View } from '../views/blocks.js';

export interface SlackUser {
  id: string;
  /** Display name, else real name. */
  name: string;
  /** IANA name, `Europe/Berlin`. */
  timeZone?: string | undefined;
  isBot: boolean;
  isDeactivated: boolean;
  isGuest: boolean;
  /** From another organisation, through Slack Connect. */
  isExternal: boolean;
}

interface SlackChannel {
  name: string;
  isPrivate: boolean;
  /** With another organisation. */
  isShared: boolean;
}

export interface PostedMessage {
  channelId: string;
  ts: string;
}

interface UploadedFile {
  /** `inc-42.md` */
  name: string;
  title: string;
  content: string | Uint8Array;
  /** Above the file, as mrkdwn. */
  comment?: string;
}

/**
 * What Aegis asks of Slack. Every method throws UpstreamError with Slack's own error code (`name_taken`,
 * `is_archived`, ...), `ratelimited`, or `unavailable` when nothing certain is known.
 */
export interface Slack {
  /** Throws `name_taken` when a channel of this name exists, archived ones included. */
  createChannel(name: string, options: { isPrivate: boolean }): Promise<{ id: string; name: string }>;
  /** A channel that this bot made, by name; undefined when there is none or somebody else made it. */
  findOwnChannel(name: string): Promise<{ id: string; name: string } | undefined>;
  invite(channelId: string, userIds: readonly string[]): Promise<void>;
  setTopic(channelId: string, topic: string): Promise<void>;
  /**
   * Posts a message once: `key` goes along invisibly, and with `mayExist` the channel is searched for it first, so
   * that a post whose answer was lost is not repeated.
   */
  post(channelId: string, message: Message, once: { key: string; mayExist: boolean }): Promise<PostedMessage>;
  update(channelId: string, ts: string, message: Message): Promise<void>;
  pin(channelId: string, ts: string): Promise<void>;
  /** Shows a message to one person in a channel. */
  tell(channelId: string, userId: string, message: Message): Promise<void>;
  channel(channelId: string): Promise<SlackChannel>;
  /** What people and other bots said since a moment, replies included, oldest first; at most `limit`, the newest. */
  history(channelId: string, since: Timestamp, limit: number): Promise<Record<string, unknown>[]>;
  /** Answers a click or command by its response URL; replaces the message that held the button when asked to. */
  respond(responseUrl: string, message: Message, options: { replace: boolean }): Promise<void>;
  /**
   * Puts a file into a channel, with a few words above it. With `mayExist` a file of this name that the bot has put
   * there since a moment is that file: its answer was lost.
   */
  upload(channelId: string, file: UploadedFile, once: { since: Timestamp; mayExist: boolean }): Promise<void>;
  /** Shows a view on a person's App Home. */
  publishHome(userId: string, view: HomeView): Promise<void>;
  /** Within 3 s of the click or command that gave the trigger. */
  openModal(triggerId: string, view: View): Promise<void>;
  /** Cached for at most 60 s, for it decides what people may do. */
  user(userId: string): Promise<SlackUser>;
  /** Display names for reading, cached for long; an id that Slack does not know stands for itself. */
  names(userIds: readonly string[]): Promise<Map<string, string>>;
  /** `https://acme.slack.com/`, the beginning of links to messages. */
  workspaceUrl(): Promise<string>;
}
