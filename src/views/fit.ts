import type { Block, Message } from './blocks.js';
import { LIMITS } from './limits.js';
import { cutMarkup } from './text.js';

/** Texts are not cut shorter than this; a message of 50 blocks of it is within every limit. */
const SHORTEST = 100;

/**
 * A message within what Slack takes as a whole. Views keep to the limits of each part; where many parts are at their
 * limit at once the longest are cut, for a shortened message is better than none. The record has the rest.
 */
export function fitMessage({ text, blocks }: Message): Message {
  const fallback = cutMarkup(text, LIMITS.fallbackText);
  if (!blocks) return { text: fallback };
  let fitted = blocks.slice(0, LIMITS.messageBlocks);
  for (let max: number = LIMITS.section; isTooLong(fitted) && max >= SHORTEST; max = Math.floor(max * 0.7)) {
    fitted = fitted.map((block) => shorten(block, max));
  }
  return { text: fallback, blocks: fitted };
}

function isTooLong(blocks: readonly Block[]): boolean {
  return JSON.stringify(blocks).length > LIMITS.messageJson;
}

/** The block with each of its mrkdwn texts at most `max` characters long. */
function shorten(block: Block, max: number): Block {
  return JSON.parse(JSON.stringify(block), (_, value) =>
    value?.type === 'mrkdwn' ? { ...value, text: cutMarkup(value.text, max) } : value,
  );
}
