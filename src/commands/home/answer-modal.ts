import type { Block, Message, View } from '../../views/blocks.js';
import { section } from '../../views/blocks.js';

/** An answer where no message can be shown. Buttons are left out: their answers would have nowhere to appear. */
export function buildAnswerModal({ text, blocks = [section(text)] }: Message): View {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Aegis' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: blocks.filter(({ type }) => type !== 'actions').map(withoutAccessory),
  };
}

function withoutAccessory(block: Block): Block {
  if (block.type !== 'section') return block;
  const { accessory: _, ...rest } = block;
  return rest;
}
