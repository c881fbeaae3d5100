import { readParts } from '../blocks/read-parts.js';
import { readBody } from '../message-body.js';
import { isPlaceholder } from '../placeholders.js';
import { link, quoteLines } from '../slack-markup.js';
import {
  firstTextIn,
  isJsonFields,
  type JsonFields,
  listIn,
  objectIn,
  objectsIn,
  textIn,
} from '../untrusted-json.js';
import { kindOfAttachment, type Surroundings } from './attachment-kind.js';
import { readLegacyFields, readLegacyHead, readLegacyTail, readLegacyTitle } from './read-legacy-fields.js';

/** Reads the author's attachments, and forwarded messages as quotes. Link previews aren't the author's. */
export function readAttachments(attachments: readonly unknown[], around: Surroundings): string[] {
  return attachments.filter(isJsonFields).flatMap((attachment) => {
    const kind = kindOfAttachment(attachment, around);
    if (kind === 'unfurl') return [];
    return kind === 'share' ? readShare(attachment) : readOwn(attachment);
  });
}

function readOwn(attachment: JsonFields): string[] {
  const lines = [
    ...readLegacyHead(attachment),
    textIn(attachment, 'text'),
    ...readParts(attachment.blocks),
    ...readLegacyTail(attachment),
  ];
  const said = orFallback(lines, attachment);
  // Often, a graph is the point of an alert.
  const image = link(textIn(attachment, 'image_url'));
  return image === '' || said.includes(image) ? said : [...said, image];
}

/** A quote with the name of its author and a link to the forwarded message. */
function readShare(attachment: JsonFields): string[] {
  const blocks = readMessageBlocks(attachment);
  const text = textIn(attachment, 'text');
  const forwarded = objectsIn(attachment, 'message_blocks').map((one) => objectIn(one, 'message'));
  const nested = listIn(attachment, 'attachments');
  const lines = [
    textIn(attachment, 'pretext'),
    readLegacyTitle(attachment),
    ...readBody({ text, blocks, isTyped: false }),
    ...readLegacyFields(attachment),
    // Slack may have the same ones in both places.
    ...readAttachments(nested.length > 0 ? nested : forwarded.flatMap((one) => listIn(one, 'attachments')), {
      hasWords: text !== '',
    }),
  ];
  const words = orFallback(lines, attachment).join('\n');
  return [readShareHeader(attachment), ...(words === '' ? [] : [quoteLines(words)])];
}

/** Slack puts forwarded blocks in `message_blocks`, wrapped in their message, and sometimes in `blocks`. */
function readMessageBlocks(attachment: JsonFields): readonly unknown[] {
  const wrapped = objectsIn(attachment, 'message_blocks');
  const blocks = wrapped.flatMap((one) =>
    isJsonFields(one.message) ? listIn(one.message, 'blocks') : [one],
  );
  return blocks.length > 0 ? blocks : listIn(attachment, 'blocks');
}

/** `Forwarded from <@U1> (Posted in #general, <https://…>):` */
function readShareHeader(attachment: JsonFields): string {
  const authorId = textIn(attachment, 'author_id');
  const author =
    authorId === '' ? firstTextIn(attachment, ['author_name', 'author_subname']) : `<@${authorId}>`;
  const source = [textIn(attachment, 'footer'), link(textIn(attachment, 'from_url'))].filter(
    (part) => part !== '',
  );
  const from = author === '' ? '' : ` from ${author}`;
  return `Forwarded${from}${source.length === 0 ? '' : ` (${source.join(', ')})`}:`;
}

function orFallback(lines: readonly string[], attachment: JsonFields): string[] {
  const said = lines.filter((line) => line.trim() !== '');
  if (said.length > 0) return said;
  const fallback = textIn(attachment, 'fallback');
  const words = isPlaceholder(fallback) ? '' : fallback;
  // An image without any text, such as a graph: its URL.
  const image = link(firstTextIn(attachment, ['image_url', 'thumb_url']));
  return [words, image].filter((line) => line.trim() !== '');
}
