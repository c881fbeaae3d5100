import type { Timestamp } from '../base/timestamp.js';
import type { AnswerAddress } from '../incidents/records/request.js';
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
  /** Belongs to another organization, through Slack Connect. */
  isExternal: boolean;
  /** Slack says nothing of them, as of some people in Slack Connect channels; they count as external. */
  isUnknown?: boolean;
}

/** A person who can be named without a mention. */
export interface KnownPerson {
  id: string;
  /** The name that Slack shows. */
  name: string;
  /** Display name, real name and handle. */
  names: readonly string[];
}

export interface Directory {
  people: readonly KnownPerson[];
  /** False in workspaces with more people than one call can list. */
  isComplete: boolean;
}

interface SlackChannel {
  name: string;
  isPrivate: boolean;
  /** With another organization, through Slack Connect. */
  isShared: boolean;
}

/** A user group of the workspace, `@sre`. */
export interface UserGroup {
  id: string;
  /** Without the `@`. */
  handle: string;
  isDisabled: boolean;
}

export interface PostedMessage {
  channelId: string;
  ts: string;
}

/** A message as it is in a channel's history now. */
export interface PastMessage {
  timestamp: Timestamp;
  /** Whether this app posted it. */
  isOwn: boolean;
  /** In Slack's own markup. */
  raw: Readonly<Record<string, unknown>>;
}

/** Adjacent messages of a channel or thread, without gaps. */
export interface HistoryPage {
  messages: PastMessage[];
  /** Whether more follow: older ones in a channel, newer ones in a thread. */
  hasMore: boolean;
  /** Whether the workspace's plan hides older messages. */
  isLimited: boolean;
}

export interface UploadedFile {
  /** The file's name, `inc-42.md`. */
  name: string;
  title: string;
  content: string | Uint8Array;
  /** Shown above the file, as mrkdwn. */
  comment?: string;
  /** More files in the same message. */
  others?: readonly Pick<UploadedFile, 'name' | 'title' | 'content'>[];
}

/** Makes a retry safe if Slack's response to an earlier attempt was lost. */
export interface UploadOnce {
  /** A time no later than the first attempt; the search for its result starts there. */
  since: Timestamp;
  /** An earlier attempt may have succeeded, so look for its result before trying again. */
  mayExist: boolean;
}

export interface PostOnce extends UploadOnce {
  /** Stored invisibly with the message to identify it in a later search. */
  key: string;
  /** Posts under another name than Aegis's own. */
  as?: Guise | undefined;
  /** Slack `ts` of the first message of the thread to reply in. */
  threadTs?: string | undefined;
}

/** The name and image of someone for whom Aegis speaks. */
export interface Guise {
  name: string;
  /** Name of an emoji, without colons. */
  emoji: string;
}

/** Reads that both requests and jobs need; their time limit depends on which interface you have. */
interface SlackLookups {
  /** Cached for at most 60 s, because it decides what people may do. Doesn't throw for someone whom Slack doesn't know. */
  user(userId: string): Promise<SlackUser>;
  /**
   * Names of people, channels (`#checkout`) and user groups (`@sre`), by id. Cached; ids that Slack
   * can't name are missing. A private channel is only called that, because some readers may not know
   * about it; they do know `ownChannel`.
   */
  names(ids: readonly string[], options?: { ownChannel?: string | undefined }): Promise<Map<string, string>>;
  channel(channelId: string): Promise<SlackChannel>;
  /** A file as Slack sends it; undefined if Slack doesn't show it to Aegis. */
  file(fileId: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /**
   * Whether someone is in a channel, which decides what they may see. The member list is at most a minute
   * old, or read now if `fresh`. False for a channel that Slack doesn't show to Aegis; throws
   * UpstreamError while Slack fails.
   */
  isInChannel(channelId: string, userId: string, options?: { fresh?: boolean }): Promise<boolean>;
  /** Invalidates the cache, because someone joined or left. */
  forgetMembers(channelId: string): void;
  /** Active people, for finding someone by name. Cached. */
  directory(): Promise<Directory>;
  /** All user groups, at most a minute old. */
  userGroups(): Promise<readonly UserGroup[]>;
  /** Ids of the people in a user group, at most a minute old; empty while it's disabled. */
  groupMembers(groupId: string): Promise<readonly string[]>;
  /** `https://acme.slack.com/`, the beginning of every link to a message. */
  workspaceUrl(): Promise<string>;
}

/**
 * Slack for code that has to answer within three seconds: each call gets one attempt of 1.5 s.
 * Every method throws UpstreamError with Slack's own error code, `ratelimited`, or
 * `unavailable` if the outcome is unknown.
 */
export interface InteractiveSlack extends SlackLookups {
  /** Reaches a person in the first way that works, for use when no job can do it. */
  answer(to: AnswerAddress, message: Message, options: { replace: boolean }): Promise<void>;
  /** Works once, within 3 s of the click or command that supplied the trigger. */
  openModal(triggerId: string, view: View): Promise<void>;
}

/**
 * Slack for jobs, which may take as long as they need and are retried by the worker: each call gets one
 * attempt of 10 s. Every method throws UpstreamError with Slack's own error code (`name_taken`,
 * `is_archived`, ...), `ratelimited`, or `unavailable` if the outcome is unknown.
 */
export interface Slack extends SlackLookups {
  /** Throws `name_taken` if a channel with this name exists, even an archived one. */
  createChannel(name: string, options: { isPrivate: boolean }): Promise<{ id: string; name: string }>;
  /** Finds a channel that this bot created, by name; undefined if there is none or someone else created it. */
  findOwnChannel(name: string): Promise<{ id: string; name: string } | undefined>;
  invite(channelId: string, userIds: readonly string[]): Promise<void>;
  /** Archives a channel; Slack keeps its messages, and people can unarchive it. */
  archiveChannel(channelId: string): Promise<void>;
  /** Throws `name_taken` if another channel has this name. */
  renameChannel(channelId: string, name: string): Promise<void>;
  setTopic(channelId: string, topic: string): Promise<void>;
  /**
   * Posts a message to a channel, given by id or name. Throws `search_too_long` if an earlier attempt can
   * be neither found nor ruled out.
   */
  post(channel: string, message: Message, once: PostOnce): Promise<PostedMessage>;
  /** The post of an earlier attempt; undefined if there's none. */
  findPost(
    channel: string,
    once: Pick<PostOnce, 'key' | 'since' | 'threadTs'>,
  ): Promise<PostedMessage | undefined>;
  update(channelId: string, ts: string, message: Message): Promise<void>;
  pin(channelId: string, ts: string): Promise<void>;
  /** Shows a message in a channel to one person only. */
  postEphemeral(
    channelId: string,
    userId: string,
    message: Message,
    options?: { threadTs?: string | undefined },
  ): Promise<void>;
  /** Posts to a person's direct messages with the app. */
  postDirect(userId: string, message: Message): Promise<void>;
  /**
   * A channel's messages before a given time, newest first; replies are included only if they
   * were sent to the channel as well.
   */
  historyPage(
    channelId: string,
    query: { before?: Timestamp | undefined; limit?: number },
  ): Promise<HistoryPage>;
  /** A thread's replies after a given time, oldest first. Throws `thread_not_found`. */
  threadPage(
    channelId: string,
    parent: Timestamp,
    query: { after?: Timestamp | undefined },
  ): Promise<HistoryPage>;
  /** Answers a click or command through its response URL; it can replace the message with the button. */
  respond(
    responseUrl: string,
    message: Message,
    options: { replace: boolean; threadTs?: string | undefined },
  ): Promise<void>;
  /**
   * Uploads a file to a channel. An earlier attempt is recognized by the file's name. Throws
   * `search_too_long` if an earlier attempt can be neither found nor ruled out.
   */
  upload(channelId: string, file: UploadedFile, once: UploadOnce): Promise<void>;
  /** Everyone in a channel, according to Slack now; empty if it doesn't show the channel to Aegis. */
  members(channelId: string): Promise<ReadonlySet<string>>;
  /** Shows a view on a person's App Home. */
  publishHome(userId: string, view: HomeView): Promise<void>;
}
