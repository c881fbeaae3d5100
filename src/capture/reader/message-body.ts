import { readParts } from './blocks/read-parts.js';
import { isPlaceholder } from './placeholders.js';
import { repeatsLines } from './repeats-lines.js';
import { isJsonFields } from './untrusted-json.js';

export interface MessageBody {
  text: string;
  blocks: readonly unknown[];
  /** A person typed it, so Slack derived `text` from the rich text. */
  isTyped: boolean;
}

/**
 * Reads a message without its attachments.
 * Slack shows the blocks and uses `text` only for notifications. When a person types, Slack derives `text`
 * from the rich text, so it has exactly those blocks, but not tables and other blocks next to them. An app
 * writes `text` itself: usually the same words again, sometimes words that aren't in any block. People see
 * these, too, as a notification, and a record with a line too many is better than one that lacks "db down".
 * So an app's text is left out only if each of its lines is also a line of the blocks.
 */
export function readBody({ text, blocks, isTyped }: MessageBody): string[] {
  if (text.trim() === '') return readParts(blocks);
  if (isTyped && blocks.some(isRichText)) return readTyped(text, blocks);
  const shown = readParts(blocks);
  const isRepeated = shown.length > 0 && (isPlaceholder(text) || repeatsLines(text, shown));
  return isRepeated ? shown : [text, ...shown];
}

/**
 * Replaces the rich text by the text, at the position of its first block. If a client left something out of
 * the text, the blocks are read.
 */
function readTyped(text: string, blocks: readonly unknown[]): string[] {
  const typed = blocks.filter(isRichText);
  if (!holdsWords(text, readParts(typed))) return readParts(blocks);
  const first = blocks.findIndex(isRichText);
  return blocks.flatMap((block, index) => {
    if (index === first) return [text];
    return isRichText(block) ? [] : readParts(block);
  });
}

/** Whether a text has every word of the lines, as often as they do. List numbers and markup aren't words. */
function holdsWords(text: string, lines: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(lines.join('\n')).every((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?![.)]\s)/gu) ?? [];
}

function isRichText(block: unknown): boolean {
  return isJsonFields(block) && block.type === 'rich_text';
}
