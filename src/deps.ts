import type { ArchiveDeps } from './archive/archive-deps.js';
import type { ArchiveOutcome } from './archive/archive-incident.js';
import type { CachedReads } from './data/cached-reads.js';
import type { Store } from './data/store.js';
import type { Summarizer } from './summaries/summarizer.js';
import type { Timestamp } from './timestamp.js';
import type { HomeView, Message, View } from './views/blocks.js';

/** The only source of time outside `entry/`. */
export interface Clock {
  now(): Timestamp;
}

/** Structured logging; message text of people never goes to info or above. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

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

/** Starts the slow half of a request that stands in the table. */
export interface Queue {
  /** Jobs of one lane run one after another, in order. */
  enqueue(job: { requestId: string; lane: string }): Promise<void>;
}

/** Texts that are too long for the table, by the hash of their content. */
export interface Contents {
  /** Keeps a text and returns what to read it by; the same text is kept once. */
  keep(text: string): Promise<string>;
  /** Undefined when it is not there. */
  read(ref: string): Promise<string | undefined>;
}

/** After how many minutes people are reminded; of what is absent they are not. */
export interface ReminderTimes {
  /** Without an update for those who wait, by severity. */
  update: ReadonlyMap<string, number>;
  /** Without a commander. */
  commander?: number | undefined;
  /** Resolved and not closed. */
  close?: number | undefined;
}

export interface Settings {
  /** Id or name of the channel that hears of every public incident; none when absent. */
  announcementChannel?: string | undefined;
  /** Service names recognised without `service:`. */
  services: readonly string[];
  /** How much of the channel in which an incident is declared becomes its history. */
  history: { minutes: number; messages: number };
  /** Reactions that put a message into the timeline, by name: `pushpin`. */
  markEmoji: readonly string[];
  /** Whether what is said in channels shared with other organisations goes on the record, or only that it was. */
  captureShared: boolean;
  reminders: ReminderTimes;
  /** What whoever gets a role is told, by role, as mrkdwn; of others the texts of Aegis are used. */
  roleInstructions: ReadonlyMap<string, string>;
}

export interface Deps {
  archive: ArchiveDeps;
  /** Moves a closed incident out of the table now; done by whoever may delete. Throws UpstreamError. */
  archiveNow(incidentId: string): Promise<ArchiveOutcome>;
  cached: CachedReads;
  clock: Clock;
  contents: Contents;
  logger: Logger;
  queue: Queue;
  settings: Settings;
  slack: Slack;
  store: Store;
  summarizer: Summarizer;
}
