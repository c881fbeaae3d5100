import type { Block, Message } from './blocks.js';
import { LIMITS } from './limits.js';
import { cutMarkup } from './text.js';

/** Texts are never cut shorter than this. 50 blocks of this length are within every limit. */
const SHORTEST = 100;

/**
 * A message within Slack's overall limits. Views keep each part within its own limit; if many long parts together
 * exceed the message limit, the longest are cut, because Slack would reject the whole message.
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
