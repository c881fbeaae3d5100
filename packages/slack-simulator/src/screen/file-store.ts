import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaTypeOf } from '../media-type.js';
import type { FileInfo, StoredFile } from '../model.js';
import type { Workspace } from '../workspace.js';
import { ActError } from './app-link.js';

/** Files that people upload, kept in a folder together with those of the app. */
export interface FileStore {
  /** Takes in what a person uploaded; returns its id, for a message to share. */
  upload(name: string, content: Buffer): string;
  /** The facts about an upload that a message shares. */
  shared(id: string): {
    id: string;
    name: string;
    mimetype: string;
    size: number;
    url: string;
    content: Buffer;
  };
  /** What is saved about the files. */
  infos(): FileInfo[];
  /** Writes new files to the folder. */
  flush(): Promise<void>;
}

interface FileStoreOptions {
  workspace: Workspace;
  /** The folder with one file for each id. */
  folder: string;
  /** The server that shows them. */
  baseUrl: string;
  /** Files from before the start. */
  saved: readonly FileInfo[];
}

export function createFileStore({ workspace, folder, baseUrl, saved }: FileStoreOptions): FileStore {
  const uploads = new Map<string, { name: string; content: Buffer }>();
  const written = new Set(saved.map(({ id }) => id));
  for (const info of saved) workspace.files.set(info.id, restored(info, folder));

  async function write(id: string, content: Buffer): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, id);
    await writeFile(`${file}.new`, content, { mode: 0o600 });
    await rename(`${file}.new`, file);
    written.add(id);
  }

  return {
    upload(name, content) {
      const id = workspace.nextId('F');
      uploads.set(id, { name, content });
      return id;
    },
    shared(id) {
      const upload = uploads.get(id);
      if (!upload) throw new ActError('That upload no longer exists. Add the file again.');
      const { name, content } = upload;
      uploads.delete(id);
      const url = `${baseUrl}/slack/file/${id}`;
      return { id, name, mimetype: mediaTypeOf(name), size: content.length, url, content };
    },
    infos: () => [...workspace.files.values()].filter(hasContent).map(({ info }) => info),
    async flush() {
      for (const [id, { content }] of workspace.files)
        if (content && !written.has(id)) await write(id, content);
    },
  };
}

function restored(info: FileInfo, folder: string): StoredFile {
  return { info, load: () => readFile(join(folder, info.id)) };
}

function hasContent({ content, load }: StoredFile): boolean {
  return content !== undefined || load !== undefined;
}
