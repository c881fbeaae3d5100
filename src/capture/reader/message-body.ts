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

/** What Slack adds to the words of blocks when it makes the text of them. */
const SLACKS_OWN = /,? with interactive elements$/;

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
  const isRepeated = shown.length > 0 && (isPlaceholder(text) || isMadeOf(text, shown));
  return isRepeated ? shown : [text, ...shown];
}

function isMadeOf(text: string, shown: readonly string[]): boolean {
  const isSlacks = SLACKS_OWN.test(text);
  return repeatsLines(text, shown) || (isSlacks && wordsBeyond(ownWords(text), shown).length === 0);
}

/**
 * Replaces the rich text by the text, at the position of its first block. If a client left something out of
 * the text, or Slack made the text of the other blocks as well, the blocks are read.
 */
function readTyped(text: string, blocks: readonly unknown[]): string[] {
  const typed = readParts(blocks.filter(isRichText));
  if (wordsBeyond(wordsOf(typed.join('\n')), [text]).length > 0) return readParts(blocks);
  const others = blocks.filter((block) => !isRichText(block));
  const added = others.length > 0 ? wordsBeyond(ownWords(text), typed) : [];
  if (added.length > 0 && wordsBeyond(added, readParts(others)).length === 0) return readParts(blocks);
  const first = blocks.findIndex(isRichText);
  return blocks.flatMap((block, index) => {
    if (index === first) return [text];
    return isRichText(block) ? [] : readParts(block);
  });
}

/** The words that the lines lack, or have less often. List numbers and markup aren't words. */
function wordsBeyond(words: readonly string[], lines: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(lines.join('\n'))) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Without what Slack adds. */
function ownWords(text: string): string[] {
  return wordsOf(text.replace(SLACKS_OWN, ''));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?![.)]\s)/gu) ?? [];
}

function isRichText(block: unknown): boolean {
  return isJsonFields(block) && block.type === 'rich_text';
}
