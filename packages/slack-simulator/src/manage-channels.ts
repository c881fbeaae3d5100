import { archiveChannel, deleteChannel, renameChannel, unarchiveChannel } from './channel-lifecycle.js';
import { leaveChannel, setTopic } from './channels.js';
import { changeChannelId, convertChannel, shareChannel, unshareChannel } from './convert-channel.js';
import { getChannel, type Workspace } from './workspace.js';

/*
 * What people and admins do to channels. Each function changes the model and sends the app its events.
 * All throw RangeError for channels that don't exist.
 */

interface InChannel {
  channel: string;
  user: string;
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

export function userDeletesChannel(workspace: Workspace, { channel, user }: InChannel): void {
  deleteChannel(workspace, getChannel(workspace, channel), user);
}

/** Removes `member`, the bot included. */
export function userKicks(workspace: Workspace, { channel, user, member }: InChannel & { member: string }) {
  leaveChannel(workspace, getChannel(workspace, channel), { userId: member, actorId: user });
}

export function userConverts(
  workspace: Workspace,
  { channel, user, to }: InChannel & { to: 'private' | 'public' },
): void {
  convertChannel(workspace, getChannel(workspace, channel), { userId: user, to });
}

/** Slack changes the id of a channel; returns the new one. */
export function channelIdChanges(workspace: Workspace, channel: string): string {
  const id = workspace.nextId('C');
  changeChannelId(workspace, getChannel(workspace, channel), id);
  return id;
}

interface Sharing {
  channel: string;
  /** The other organization. */
  team: string;
}

export function channelIsShared(workspace: Workspace, { channel, team }: Sharing): void {
  shareChannel(workspace, getChannel(workspace, channel), team);
}

export function channelIsUnshared(workspace: Workspace, { channel, team }: Sharing): void {
  unshareChannel(workspace, getChannel(workspace, channel), team);
}
