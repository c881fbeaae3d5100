import type { MessageFile } from '../../incidents/records/message-file.js';
import type { SlackFile, SlackMessage } from './slack-message.js';

/** The files of a message as the record keeps them; empty when it has none. */
export function readFiles({ files = [] }: SlackMessage): MessageFile[] {
  return files.map(readFile);
}

function readFile({ id, name, title, mimetype, size, permalink, preview }: SlackFile): MessageFile {
  return { id, name: name ?? title ?? 'a file', mimetype, size, permalink, text: preview };
}
