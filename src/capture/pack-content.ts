import type { MessageContent } from '../incidents/records/comment.js';
import type { MessageFile } from '../incidents/records/message-file.js';

/** Maximum characters of a file's name, and of its link, which Slack builds from the name. */
const NAME_MAX = 255;
const LINK_MAX = 600;

/**
 * Texts up to this many characters always fit, since each character takes at most six bytes in JSON. Most
 * messages are shorter.
 */
const ALWAYS_FITS = 400;

/** How much of a message's content stays in its item: bytes of each text, and how many files have an entry. */
interface Size {
  text: number;
  fileText: number;
  files: number;
}

/** From everything down to what always fits; the first that fits is used. */
const SIZES: readonly Size[] = [
  { text: 3_000, fileText: 3_000, files: 50 },
  { text: 3_000, fileText: 500, files: 50 },
  { text: 2_000, fileText: 500, files: 10 },
  { text: 1_000, fileText: 100, files: 4 },
  { text: 500, fileText: 50, files: 1 },
];

/** Stores a text and returns its reference. */
export type KeepText = (text: string) => Promise<string>;

/** Makes content fit into an item by moving long texts to the object store and keeping their beginnings. */
export async function packContent(
  content: MessageContent,
  { maxBytes, keep }: { maxBytes: number; keep: KeepText },
): Promise<MessageContent> {
  const { text = '', files = [], content_ref } = content;
  if (files.length === 0 && text.length <= ALWAYS_FITS) return content;
  const named = files.map(boundFile);
  const size = SIZES.find((one) => bytesOf(preview({ text, files: named }, one)) <= maxBytes) ?? SIZES.at(-1);
  if (!size) return content;
  const [packedText, packedFiles] = await Promise.all([
    content_ref === undefined ? packText(text, size.text, keep) : { text, content_ref },
    Promise.all(foldFiles(named, size.files).map((file) => packFile(file, size.fileText, keep))),
  ]);
  return {
    ...content,
    ...(content.text !== undefined && packedText),
    ...(content.files !== undefined && { files: packedFiles }),
  };
}

function boundFile({ permalink = '', name, ...file }: MessageFile): MessageFile {
  return {
    ...file,
    name: name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1).toWellFormed()}…` : name,
    ...(permalink !== '' && permalink.length <= LINK_MAX && { permalink }),
  };
}

interface Content {
  text: string;
  files: readonly MessageFile[];
}

/** The content that would stay, with room for each reference. */
function preview({ text, files }: Content, size: Size): Content {
  const refOf = (whole: string, bytes: number) => (isWithin(whole, bytes) ? '' : 'r'.repeat(160));
  return {
    text: beginningOf(text, size.text) + refOf(text, size.text),
    files: foldFiles(files, size.files).map((file) => ({
      ...file,
      text: beginningOf(file.text ?? '', size.fileText) + refOf(file.text ?? '', size.fileText),
    })),
  };
}

/** Lists the files that don't get their own entry in the text of a last one. */
function foldFiles(files: readonly MessageFile[], max: number): readonly MessageFile[] {
  if (files.length <= max) return files;
  const rest = files.slice(max - 1);
  const lines = rest.map(({ name, permalink, text }) => [name, permalink, text].filter(Boolean).join('\n'));
  return [...files.slice(0, max - 1), { name: `${rest.length} more files`, text: lines.join('\n\n') }];
}

async function packText(text: string, max: number, keep: KeepText) {
  if (isWithin(text, max)) return { text, content_ref: undefined };
  return { text: beginningOf(text, max), content_ref: await keep(text) };
}

async function packFile(file: MessageFile, max: number, keep: KeepText): Promise<MessageFile> {
  // Already packed.
  if (file.text === undefined || file.content_ref !== undefined) return file;
  return { ...file, ...(await packText(file.text, max, keep)) };
}

/** The whole text if it fits, otherwise its beginning. */
function beginningOf(text: string, max: number): string {
  if (isWithin(text, max)) return text;
  const bytes = Buffer.from(text).subarray(0, Math.min(max, 2_000));
  return `${bytes.toString('utf8').replace(/\uFFFD{1,3}$/, '')}…`;
}

function isWithin(text: string, max: number): boolean {
  return Buffer.byteLength(text) <= max;
}

function bytesOf(content: Content): number {
  return Buffer.byteLength(JSON.stringify(content));
}
