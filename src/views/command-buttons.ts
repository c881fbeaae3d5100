import type { ActionsBlockElement } from '@slack/types';
import { type Block, type Message, RUN_ACTION } from './blocks.js';

/** The command lines of a message's buttons and menus. */
export function commandsIn({ blocks = [] }: Message): string[] {
  return blocks.flatMap(elementsOf).flatMap(linesOf);
}

/** A message without the buttons and the menu entries that run these lines. */
export function withoutCommands(message: Message, lines: ReadonlySet<string>): Message {
  if (!message.blocks || lines.size === 0) return message;
  return { ...message, blocks: message.blocks.flatMap((block) => strip(block, lines)) };
}

function strip(block: Block, lines: ReadonlySet<string>): Block[] {
  if (block.type === 'actions') {
    const elements = block.elements.flatMap((element) => stripElement(element, lines));
    return elements.length === 0 ? [] : [{ ...block, elements }];
  }
  if (block.type !== 'section' || !block.accessory) return [block];
  const { accessory, ...rest } = block;
  const [left] = stripElement(accessory as ActionsBlockElement, lines);
  return [left ? { ...rest, accessory: left as typeof accessory } : rest];
}

function stripElement(element: ActionsBlockElement, lines: ReadonlySet<string>): ActionsBlockElement[] {
  if (!element.action_id?.startsWith(RUN_ACTION)) return [element];
  if (element.type !== 'overflow') return linesOf(element).some((line) => lines.has(line)) ? [] : [element];
  const options = element.options.filter(({ value = '' }) => !lines.has(value));
  return options.length === 0 ? [] : [{ ...element, options }];
}

function elementsOf(block: Block): ActionsBlockElement[] {
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory ? [block.accessory as ActionsBlockElement] : [];
}

function linesOf(element: ActionsBlockElement): string[] {
  if (!element.action_id?.startsWith(RUN_ACTION)) return [];
  if (element.type === 'overflow') return element.options.flatMap(({ value = [] }) => value);
  return element.type === 'button' ? [element.value ?? ''] : [];
}
