import { editMessage } from './messages.js';
import type { Channel, FileInfo, Transcription } from './model.js';
import type { Workspace } from './workspace.js';

/*
 * A voice clip is posted before Slack has heard it. The words arrive as a change of the file, and its messages are sent
 * again, unedited. Slack renders files when it sends a message, so both messages of that event have the words.
 */

/** What makes a file a voice clip. Slack calls its type `video/mp4`. */
export function clipFields(): Pick<FileInfo, 'subtype' | 'transcription'> {
  return { subtype: 'slack_audio', transcription: { status: 'processing' } };
}

/** Slack has transcribed a clip, or given up. Throws RangeError if there's no such file. */
export function transcriptArrives(
  workspace: Workspace,
  { file, ...heard }: { file: string; content?: string; hasMore?: boolean },
): void {
  const info = workspace.files.get(file)?.info;
  if (!info) throw new RangeError(`no file ${file}`);
  info.transcription = transcriptionOf(heard);
  const about = { file_id: file, user_id: info.user, file: { id: file } };
  workspace.publish({ type: 'file_change', ...about, event_ts: workspace.nextTs() });
  for (const channel of workspace.channels.values()) showInMessages(workspace, channel, info);
}

function showInMessages(workspace: Workspace, channel: Channel, info: FileInfo): void {
  const holders = channel.messages.filter(({ files = [] }) => files.some(({ id }) => id === info.id));
  for (const message of holders) {
    message.files = (message.files ?? []).map((one) => (one.id === info.id ? info : one));
    editMessage(workspace, channel, { message, patch: {} });
  }
}

function transcriptionOf({
  content,
  hasMore = false,
}: {
  content?: string;
  hasMore?: boolean;
}): Transcription {
  if (content === undefined) return { status: 'failed' };
  return { status: 'complete', locale: 'en-US', preview: { content, has_more: hasMore } };
}
