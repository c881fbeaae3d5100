import * as z from 'zod';
import { ownAuthor, postMessage } from '../messages.js';
import type { StoredFile } from '../model.js';
import { Refusal } from '../refusal.js';
import { fileShape } from '../shapes.js';
import { secondsNow } from '../workspace.js';
import { type Call, findOwnChannel, json, type Method, method, refuseIfArchived } from './method.js';

const uploads = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** Uploads in three steps: ask where to, send it there, share it. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method({
    scope: 'files:write',
    args: z.object({ filename: z.string().min(1), length: z.coerce.number().int().min(1) }),
    run({ workspace, baseUrl }, { filename, length }) {
      const id = workspace.nextId('F');
      const info = fileShape({
        id,
        name: filename,
        mimetype: 'application/octet-stream',
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
      const shared = files.map(({ id, title }) => {
        const { info } = findUploaded(call, id);
        if (title !== undefined) info.title = title;
        return info;
      });
      if (channel_id !== undefined) {
        const channel = findOwnChannel(call, channel_id);
        refuseIfArchived(channel);
        postMessage(call.workspace, channel, {
          ...ownAuthor(call.workspace),
          subtype: 'file_share',
          text: initial_comment,
          files: shared,
          upload: true,
          ...(thread_ts !== undefined && { thread_ts }),
        });
      }
      return { files: shared.map(({ id, title }) => ({ id, title })) };
    },
  }),
  'files.info': method({
    scope: 'files:read',
    args: z.object({ file: z.string() }),
    run({ workspace }, { file }) {
      const found = workspace.files.get(file);
      if (!found) throw new Refusal('file_not_found');
      return { file: found.info };
    },
  }),
};

function findUploaded({ workspace }: Call, id: string): StoredFile {
  const file = workspace.files.get(id);
  if (!file?.content) throw new Refusal('file_not_found');
  return file;
}
