import { editMessage } from './messages.js';
import type { Channel } from './model.js';
import { getChannel, type Workspace } from './workspace.js';

/*
 * How content disappears other than by deleting a message. All throw RangeError for channels that don't exist.
 */

/** Deletes a file everywhere. Its messages keep a tombstone of it, which the app sees as an edit. */
export function userDeletesFile(workspace: Workspace, fileId: string): void {
  workspace.files.delete(fileId);
  workspace.publish({ type: 'file_deleted', file_id: fileId, event_ts: workspace.nextTs() });
  for (const channel of workspace.channels.values()) buryFile(workspace, channel, fileId);
}

function buryFile(workspace: Workspace, channel: Channel, fileId: string): void {
  for (const message of channel.messages) {
    if (!message.files?.some(({ id }) => id === fileId)) continue;
    const files = message.files.map((file) =>
      file.id === fileId ? { id: fileId, mode: 'tombstone' as const } : file,
    );
    editMessage(workspace, channel, { message, patch: { files } });
  }
}

/** The workspace's retention removes messages older than `before`. Slack sends no events about them. */
export function messagesExpire(
  workspace: Workspace,
  { channel, before }: { channel: string; before: string },
): void {
  const from = getChannel(workspace, channel);
  from.messages = from.messages.filter(({ ts }) => ts >= before);
}

/** The workspace's plan hides messages older than `before`; histories say that they're limited. */
export function planHidesBefore(
  workspace: Workspace,
  { channel, before }: { channel: string; before: string },
): void {
  getChannel(workspace, channel).hiddenBefore = before;
}
