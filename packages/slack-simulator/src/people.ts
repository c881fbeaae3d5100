import {
  archiveChannel,
  joinChannel,
  leaveChannel,
  openDirect,
  renameChannel,
  setTopic,
  unarchiveChannel,
} from './channels.js';
import { deleteMessage, editMessage, findMessage, postMessage, react, typedBlocks } from './messages.js';
import type { Channel, FileInfo, Message } from './model.js';
import { pinMessage, unpinMessage } from './pins.js';
import { fileShape } from './shapes.js';
import { getChannel, getUser, secondsNow, type Workspace } from './workspace.js';

/*
 * What people do in their workspace, as functions. Each changes the model and lets the app hear of it. All throw
 * RangeError for channels, people and messages that are not there.
 */

interface SharedFile {
  name: string;
  mimetype: string;
  size?: number;
  id?: string;
  url?: string;
}

interface Post {
  channel: string;
  user: string;
  /** As Slack would deliver it, `& < >` escaped. */
  text: string;
  ts?: string | undefined;
  /** The parent's ts. */
  thread?: string | undefined;
  /** Sends a reply to the channel as well. */
  broadcast?: boolean;
  files?: readonly SharedFile[];
}

/** Whoever writes in a channel joins it first, as in Slack. */
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

/** Another app's bot, such as an alerting integration. */
export function botPosts(
  workspace: Workspace,
  post: { channel: string; name: string; text: string; botId?: string; ts?: string; thread?: string },
): Message {
  const { channel, name, text, botId = 'B09OTHER', ts, thread } = post;
  return postMessage(workspace, getChannel(workspace, channel), {
    subtype: 'bot_message',
    bot_id: botId,
    username: name,
    text,
    ts,
    ...(thread !== undefined && { thread_ts: thread }),
  });
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
  leaveChannel(workspace, getChannel(workspace, channel), user);
}

export function userSetsTopic(workspace: Workspace, { channel, user, topic }: InChannel & { topic: string }) {
  setTopic(workspace, getChannel(workspace, channel), { userId: user, topic });
}

export function userRenames(
  workspace: Workspace,
  { channel, user, name }: InChannel & { name: string },
): void {
  renameChannel(workspace, getChannel(workspace, channel), { userId: user, name });
}

export function userArchives(workspace: Workspace, { channel, user }: InChannel): void {
  archiveChannel(workspace, getChannel(workspace, channel), user);
}

export function userUnarchives(workspace: Workspace, { channel, user }: InChannel): void {
  unarchiveChannel(workspace, getChannel(workspace, channel), user);
}

/** Opens the app's Home tab; the view that was there last goes along. */
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
  const info = fileShape(workspace, { id, name, mimetype, size, user, created: secondsNow(workspace), url });
  workspace.files.set(id, { info });
  return info;
}
