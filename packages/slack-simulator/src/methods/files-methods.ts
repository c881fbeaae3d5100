import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { fileShape, typeFields } from '../api-shapes.js';
import { mediaTypeOf } from '../media-type.js';
import { ownAuthor, postMessage } from '../messages.js';
import type { FileInfo, StoredFile } from '../model.js';
import { secondsNow, type Workspace } from '../workspace.js';
import { type Call, findJoinedChannel, json, type Method, method, requireUnarchived } from './method.js';

const uploads = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** Uploads take three steps: get a URL, send the file there, share it. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method({
    scope: 'files:write',
    args: z.object({ filename: z.string().min(1), length: z.coerce.number().int().min(1) }),
    run({ workspace, baseUrl }, { filename, length }) {
      const id = workspace.nextId('F');
      const info = fileShape(workspace, {
        id,
        name: filename,
        mimetype: '',
        size: length,
        user: workspace.app.botUserId,
        created: secondsNow(workspace),
        url: `${baseUrl}/slack/file/${id}`,
      });
      workspace.files.set(id, { info });
      return { upload_url: `${baseUrl}/slack/upload/${id}`, file_id: id };
    },
  }),
  'files.completeUploadExternal': method({
    scope: 'files:write',
    args: z.object({
      files: json('invalid_arguments').pipe(uploads),
      channel_id: z.string().optional(),
      initial_comment: z.string().default(''),
      thread_ts: z.string().optional(),
    }),
    run(call, { files, channel_id, initial_comment, thread_ts }) {
      const uploaded = files.map(({ id, title }) => {
        const { info } = findUploaded(call, id);
        if (title !== undefined) info.title = title;
        return info;
      });
      if (channel_id !== undefined) requireUnarchived(findJoinedChannel(call, channel_id));
      const share = { channelId: channel_id, files: uploaded, text: initial_comment, thread_ts };
      // Slack scans uploads for malware before anyone sees them, so it responds before the message exists.
      const response = { files: uploaded.map((file) => ({ ...file, channels: [], shares: {} })) };
      call.workspace.inBackground(() => finishUpload(call.workspace, share));
      return response;
    },
  }),
  'files.info': method({
    scope: 'files:read',
    args: z.object({ file: z.string() }),
    run({ workspace }, { file }) {
      const found = workspace.files.get(file);
      if (!found) throw new ApiError('file_not_found');
      return { file: found.info };
    },
  }),
};

interface Share {
  channelId: string | undefined;
  files: readonly FileInfo[];
  text: string;
  thread_ts: string | undefined;
}

/** Fills in what the scan found and posts the message, unless the bot can no longer post in the channel. */
function finishUpload(workspace: Workspace, { channelId, files, text, thread_ts }: Share): void {
  for (const file of files) Object.assign(file, typeFields(file.name, mediaTypeOf(file.name)));
  const channel = workspace.channels.get(channelId ?? '');
  if (!channel || channel.isArchived || !channel.members.includes(workspace.app.botUserId)) return;
  for (const { id, user } of files) {
    const about = { file_id: id, user_id: user, file: { id }, channel_id: channel.id };
    workspace.publish({ type: 'file_shared', ...about, event_ts: workspace.nextTs() }, channel);
  }
  postMessage(workspace, channel, {
    ...ownAuthor(workspace),
    text,
    files: [...files],
    upload: false,
    display_as_bot: false,
    ...(thread_ts !== undefined && { thread_ts }),
  });
}

function findUploaded({ workspace }: Call, id: string): StoredFile {
  const file = workspace.files.get(id);
  if (!file?.content && !file?.load) throw new ApiError('file_not_found');
  return file;
}
