import { useState } from 'preact/hooks';
import { fileSize } from '../messages/files.js';
import { IconButton } from '../ui/icon.js';

const MAX_FILES = 10;

export interface PendingFiles {
  list: readonly File[];
  add(files: Iterable<File> | null | undefined): void;
  remove(file: File): void;
  clear(): void;
}

/** Files that will be sent with the next message. */
export function usePendingFiles(): PendingFiles {
  const [list, setList] = useState<readonly File[]>([]);
  return {
    list,
    add(files) {
      if (files) setList((before) => [...before, ...files].slice(0, MAX_FILES));
    },
    remove: (file) => setList((before) => before.filter((other) => other !== file)),
    clear: () => setList([]),
  };
}

export function Pending({ files }: { files: PendingFiles }) {
  if (files.list.length === 0) return null;
  return (
    <ul class="pending-files" aria-label="Files to send">
      {files.list.map((file) => (
        <li key={file.name + file.lastModified}>
          <span>{file.name}</span> <small>{fileSize(file.size)}</small>
          <IconButton icon="close" label={`Remove ${file.name}`} onClick={() => files.remove(file)} />
        </li>
      ))}
    </ul>
  );
}
