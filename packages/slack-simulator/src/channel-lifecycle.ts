import { postMessage } from './messages.js';
import type { Channel } from './model.js';
import { secondsNow, type Workspace } from './workspace.js';

export function renameChannel(
  workspace: Workspace,
  channel: Channel,
  { userId, name }: { userId: string; name: string },
): void {
  const old_name = channel.name;
  channel.previousNames = [...channel.previousNames, old_name];
  channel.name = name;
  const { id, created } = channel;
  workspace.publish(
    {
      type: `${channel.kind}_rename`,
      channel: {
        id,
        name,
        name_normalized: name,
        created,
        is_channel: channel.kind === 'channel',
        is_mpim: false,
      },
      event_ts: workspace.nextTs(),
    },
    channel,
  );
  postMessage(workspace, channel, {
    subtype: `${channel.kind}_name`,
    user: userId,
    old_name,
    name,
    text: `<@${userId}> has renamed the channel from "${old_name}" to "${name}"`,
  });
  workspace.changed({ kind: 'channel_changed', channel });
}

/** Archiving removes bots from the channel, so no bot can unarchive one. */
export function archiveChannel(workspace: Workspace, channel: Channel, userId: string): void {
  const text = `<@${userId}> archived the channel`;
  postMessage(workspace, channel, { subtype: `${channel.kind}_archive`, user: userId, text });
  const event = { type: `${channel.kind}_archive`, channel: channel.id, user: userId, is_moved: 0 };
  workspace.publish({ ...event, event_ts: workspace.nextTs() }, channel);
  channel.isArchived = true;
  channel.members = channel.members.filter((member) => member !== workspace.app.botUserId);
  workspace.changed({ kind: 'channel_changed', channel });
}

/**
 * Unarchives as a person, who is a member again; the bot isn't, so it gets no message. The event about a public channel
 * goes to every app of the workspace; for a private one, `actor_id` names the person.
 */
export function unarchiveChannel(workspace: Workspace, channel: Channel, userId: string): void {
  channel.isArchived = false;
  if (!channel.members.includes(userId)) channel.members = [...channel.members, userId];
  const text = `<@${userId}> un-archived the channel`;
  postMessage(workspace, channel, { subtype: `${channel.kind}_unarchive`, user: userId, text });
  workspace.changed({ kind: 'channel_changed', channel });
  const event = { type: `${channel.kind}_unarchive`, channel: channel.id };
  if (channel.kind === 'group') {
    workspace.publish({ ...event, actor_id: userId, event_ts: workspace.nextTs() }, channel);
  } else {
    workspace.publish({ ...event, user: userId, event_ts: workspace.nextTs() });
  }
}

/** Deletes a channel with its messages. Apps are notified about a public channel even if their bot isn't in it. */
export function deleteChannel(workspace: Workspace, channel: Channel, actor_id: string): void {
  const { id, kind } = channel;
  const event = { type: `${kind}_deleted`, channel: id, actor_id, event_ts: workspace.nextTs() };
  if (kind === 'group') workspace.publish({ ...event, date_deleted: secondsNow(workspace) }, channel);
  else workspace.publish(event);
  workspace.channels.delete(id);
  workspace.changed({ kind: 'channel_deleted', channel });
}
