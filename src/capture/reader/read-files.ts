import { deletedFile, type MessageFile } from '../../incidents/records/message-file.js';
import { kindOfAttachment, surroundingsOf } from './attachments/attachment-kind.js';
import {
  awaitsTranscript,
  describeFile,
  isDeletedFile,
  isHiddenFile,
  kindOfFile,
} from './files/file-kind.js';
import { readFileText } from './files/file-text.js';
import { type SlackFile, slackFile } from './files/slack-file.js';
import type { SlackMessage } from './slack-message.js';
import { isJsonFields, type JsonFields, listIn, objectIn, objectsIn, textIn } from './untrusted-json.js';

/** Slack allows 10 in a message; forwarded messages have their own. */
const MAX_FILES = 50;

/**
 * A message's files as the record keeps them: its own, then those of the messages it forwards. Of a
 * deleted file, only the id remains.
 */
export function readFiles(message: SlackMessage): MessageFile[] {
  const own = message.files ?? (message.file ? [message.file] : []);
  return [...own, ...readRemote(message, own), ...readForwarded(message)].slice(0, MAX_FILES).map(readFile);
}

/** Ids of the message's own files of which Slack says no more until an app asks. */
export function namedOnly({ files = [] }: SlackMessage): string[] {
  return files.flatMap(({ id, file_access }) => (id && file_access === 'check_file_info' ? [id] : []));
}

/** A file as the record keeps it. */
export function readFile(file: SlackFile): MessageFile {
  const { id, title, name, size, permalink, external_url, url_private, is_external } = file;
  if (isDeletedFile(file)) return deletedFile(id);
  return {
    id,
    name: title?.trim() || file.subject?.trim() || name?.trim() || describeFile(file),
    mimetype: kindOfFile(file),
    size,
    permalink: permalink || external_url || (is_external ? url_private : undefined),
    text: readFileText(file),
    ...(isHiddenFile(file) && { is_hidden: true }),
    ...(awaitsTranscript(file) && { awaits_transcript: true }),
  };
}

function readForwarded(message: SlackMessage): SlackFile[] {
  const around = surroundingsOf(message);
  const shares = (message.attachments ?? [])
    .filter(isJsonFields)
    .filter((attachment) => kindOfAttachment(attachment, around) === 'share');
  const files = shares.flatMap((share) => {
    const messages = objectsIn(share, 'message_blocks').map((one) => objectIn(one, 'message'));
    return [share, ...messages].flatMap(filesIn);
  });
  // Slack may have the same file with the share and with its message.
  return files.filter(({ id }, n) => id === undefined || files.findIndex((file) => file.id === id) === n);
}

function filesIn(fields: JsonFields): SlackFile[] {
  return listIn(fields, 'files').flatMap((file) => slackFile.safeParse(file).data ?? []);
}

/** Files of other services that a block shows; Slack usually lists them in the message's files, too. */
function readRemote({ blocks = [] }: SlackMessage, own: readonly SlackFile[]): SlackFile[] {
  return blocks
    .filter(isJsonFields)
    .filter(({ type }) => type === 'file')
    .map(readFileBlock)
    .filter(
      ({ id, external_id }) =>
        !own.some((file) => isSame(file.id, id) || isSame(file.external_id, external_id)),
    );
}

function readFileBlock(block: JsonFields): SlackFile {
  const external_id = textIn(block, 'external_id') || undefined;
  const id = textIn(block, 'file_id') || undefined;
  return {
    ...slackFile.parse({ name: external_id, ...objectIn(block, 'file') }),
    external_id,
    ...(id && { id }),
  };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}
