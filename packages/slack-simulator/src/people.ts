import { fileShape } from './api-shapes.js';
import { joinChannel, leaveChannel, openDirect } from './channels.js';
import { deleteMessage, editMessage, findMessage, postMessage, react, typedBlocks } from './messages.js';
import type { Block, Channel, Fields, FileInfo, Message } from './model.js';
import { pinMessage, unpinMessage } from './pins.js';
import { clipFields } from './transcripts.js';
import { getChannel, getUser, secondsNow, type Workspace } from './workspace.js';

/*
 * What people and other bots do in the workspace. Each function changes the model and sends the app its events.
 * All throw RangeError for channels, people and messages that don't exist.
 */

interface SharedFile {
  name: string;
  mimetype: string;
  size?: number;
  id?: string;
  url?: string;
  content?: Buffer;
  /** Recorded in Slack, and not transcribed yet. */
  isClip?: boolean;
}

interface Post {
  channel: string;
  user: string;
  /** As Slack delivers it, with `& < >` escaped. */
  text: string;
  ts?: string | undefined;
  /** The parent's ts, for a reply. */
  thread?: string | undefined;
  /** Also sends the reply to the channel. */
  broadcast?: boolean;
  files?: readonly SharedFile[];
}

/** Posts as a person, who joins the channel first if they aren't in it. */
export function userPosts(workspace: Workspace, post: Post): Message {
  const { user, text, ts, thread, broadcast, files = [] } = post;
  const channel = getChannel(workspace, post.channel);
  const { id, teamId } = getUser(workspace, user);
  joinChannel(workspace, channel, { userId: id });
  return postMessage(workspace, channel, {
    user: id,
    team: teamId ?? workspace.team.id,
    text,
    ts,
    client_msg_id: workspace.nextId('msg'),
    ...typedBlocks(workspace, text),
    ...(thread !== undefined && { thread_ts: thread }),
    ...(broadcast && { subtype: 'thread_broadcast' }),
    ...(files.length > 0 && {
      files: files.map((file) => keepFile(workspace, id, file)),
      upload: false,
      display_as_bot: false,
    }),
  });
}

/** Posts as another app's bot, such as an alerting integration. */
export function botPosts(
  workspace: Workspace,
  post: {
    channel: string;
    name: string;
    text: string;
    botId?: string;
    ts?: string;
    thread?: string;
    blocks?: Block[];
    attachments?: Fields[];
  },
): Message {
  const { channel, name, botId = 'B09OTHER', thread, ...content } = post;
  return postMessage(workspace, getChannel(workspace, channel), {
    subtype: 'bot_message',
    bot_id: botId,
    username: name,
    ...content,
    ...(thread !== undefined && { thread_ts: thread }),
  });
}

/** Changes another bot's message, as chat.update does. Slack doesn't always mark such an edit: `isMarked` decides. */
export function botEdits(
  workspace: Workspace,
  edit: { channel: string; ts: string; text: string; isMarked?: boolean },
): void {
  const { channel, message } = locate(workspace, edit);
  const editor = edit.isMarked === false ? {} : { editor: message.bot_id ?? '' };
  editMessage(workspace, channel, { message, patch: { text: edit.text }, ...editor });
}

interface AboutMessage {
  channel: string;
  ts: string;
  user: string;
}

export function userEdits(workspace: Workspace, edit: AboutMessage & { text: string }): void {
  const { channel, message } = locate(workspace, edit);
  const patch = { text: edit.text, ...typedBlocks(workspace, edit.text) };
  editMessage(workspace, channel, { message, patch, editor: edit.user });
}

export function userDeletes(workspace: Workspace, about: Omit<AboutMessage, 'user'>): void {
  const { channel, message } = locate(workspace, about);
  deleteMessage(workspace, channel, message);
}

export function userReacts(workspace: Workspace, about: AboutMessage & { emoji: string }): void {
  const { channel, message } = locate(workspace, about);
  react(workspace, channel, { message, userId: about.user, name: about.emoji, present: true });
}

export function userUnreacts(workspace: Workspace, about: AboutMessage & { emoji: string }): void {
  const { channel, message } = locate(workspace, about);
  react(workspace, channel, { message, userId: about.user, name: about.emoji, present: false });
}

export function userPins(workspace: Workspace, about: AboutMessage): void {
  const { channel, message } = locate(workspace, about);
  pinMessage(workspace, channel, { message, userId: about.user });
}

export function userUnpins(workspace: Workspace, about: AboutMessage): void {
  const channel = getChannel(workspace, about.channel);
  const pin = channel.pins.find(({ ts }) => ts === about.ts);
  if (!pin) throw new RangeError(`no pin on ${about.ts}`);
  unpinMessage(workspace, channel, { pin, userId: about.user });
}

interface InChannel {
  channel: string;
  user: string;
}

export function userJoins(workspace: Workspace, { channel, user }: InChannel): void {
  joinChannel(workspace, getChannel(workspace, channel), { userId: getUser(workspace, user).id });
}

export function userLeaves(workspace: Workspace, { channel, user }: InChannel): void {
  leaveChannel(workspace, getChannel(workspace, channel), { userId: user });
}

/** Opens the app's Home tab. The event carries the view that the app published last. */
export function userOpensHome(workspace: Workspace, user: string): void {
  const view = workspace.homes.get(user);
  workspace.publish({
    type: 'app_home_opened',
    user,
    channel: openDirect(workspace, user).id,
    tab: 'home',
    ...(view && { view }),
    event_ts: workspace.nextTs(),
  });
}

function locate(workspace: Workspace, { channel: id, ts }: { channel: string; ts: string }) {
  const channel: Channel = getChannel(workspace, id);
  const message = findMessage(channel, ts);
  if (!message) throw new RangeError(`no message ${ts} in ${id}`);
  return { channel, message };
}

function keepFile(workspace: Workspace, user: string, file: SharedFile): FileInfo {
  const { name, mimetype, size = 0, id = workspace.nextId('F') } = file;
  const url = file.url ?? `https://files.slack.com/files-pri/${workspace.team.id}-${id}/${encodeURI(name)}`;
  const facts = { id, name, mimetype, size, user, created: secondsNow(workspace), url };
  const info = { ...fileShape(workspace, facts), ...(file.isClip && clipFields()) };
  workspace.files.set(id, { info, ...(file.content && { content: file.content }) });
  return info;
}
