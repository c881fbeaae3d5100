import { kindOfFile } from './file-kind.js';
import { plainHtml } from './plain-html.js';
import type { SlackFile } from './slack-file.js';

const MAX_LENGTH = 100_000;

/**
 * The text of a file that people can read without opening it: an email, the first lines of a
 * snippet, the transcript of a voice clip, the description of an image. It's plain text, not
 * markup: `<` and `&` are literal.
 */
export function readFileText(file: SlackFile): string | undefined {
  const text = kindOfFile(file) === 'email' ? readEmail(file) : readPreview(file);
  if (text.trim() === '') return undefined;
  const lines = text.replaceAll('\r\n', '\n');
  return lines.length > MAX_LENGTH ? `${lines.slice(0, MAX_LENGTH).toWellFormed()}\n…` : lines;
}

function readEmail(file: SlackFile): string {
  const { subject = '', from = [], attachments = [], preview = '' } = file;
  const senders = from.map(nameSender).filter((sender) => sender !== '');
  const names = attachments.map(({ filename }) => filename ?? '').filter((name) => name !== '');
  const body = file.plain_text || file.preview_plain_text || plainHtml(preview);
  return [
    senders.length > 0 && `From: ${senders.join(', ')}`,
    subject && `Subject: ${subject}`,
    names.length > 0 && `Attachments: ${names.join(', ')}`,
    body.trim(),
  ]
    .filter(Boolean)
    .join('\n');
}

/** `AWS <no-reply@sns.example>` */
function nameSender({ original, name, address }: NonNullable<SlackFile['from']>[number]): string {
  if (original) return original;
  return name && address ? `${name} <${address}>` : name || address || '';
}

function readPreview(file: SlackFile): string {
  const { alt_txt = '', preview_highlight = '', preview_plain_text = '' } = file;
  const { preview_is_truncated, lines_more = 0 } = file;
  const lines = readLines(file) || plainHtml(preview_highlight) || preview_plain_text;
  const hasMore = lines !== '' && (preview_is_truncated === true || lines_more > 0);
  return [readTranscript(file), alt_txt, hasMore ? `${lines}\n…` : lines]
    .filter((one) => one !== '')
    .join('\n');
}

/** The preview of files from Slack's own editors is HTML. */
const HTML_KINDS: readonly string[] = ['canvas', 'post', 'list'];

function readLines(file: SlackFile): string {
  const { preview = '' } = file;
  return HTML_KINDS.includes(kindOfFile(file) ?? '') ? plainHtml(preview) : preview;
}

function readTranscript({ transcription: { preview, lines = [] } = {} }: SlackFile): string {
  const whole = lines.map(({ contents = '' }) => contents).filter((line) => line !== '');
  if (whole.length > 0) return whole.join('\n');
  const { content = '', has_more } = preview ?? {};
  return content !== '' && has_more ? `${content} …` : content;
}
