import type { Block, Message } from './blocks.js';

/** A line to type, as suggested in a sentence. */
const HINT = /`\/incident (.{1,200}?)`/g;
/** Where a sentence ends. */
const BETWEEN = /(?<=[.!?]) (?=\S)/;
/** Lines of a command list, which says itself who may use them, and lines that quote people. */
const LEFT_ALONE = /^(?:•|\*`|`[^`]{1,200}` {2}|&gt;)|<@|<http/;

/** The lines that the sentences of a message suggest. */
export function hintsIn(message: Message): string[] {
  return textsOf(message).flatMap((text) =>
    text
      .split('\n')
      .filter((line) => !LEFT_ALONE.test(line))
      .flatMap((line) => [...line.matchAll(HINT)].map(([, typed = '']) => typed)),
  );
}

/** A message without the sentences that suggest these lines; undefined if none of its text is left. */
export function withoutHints(message: Message, lines: ReadonlySet<string>): Message | undefined {
  if (lines.size === 0) return message;
  const text = strip(message.text, lines);
  if (text === '') return undefined;
  return {
    ...message,
    text,
    ...(message.blocks && { blocks: message.blocks.flatMap((block) => stripBlock(block, lines)) }),
  };
}

function stripBlock(block: Block, lines: ReadonlySet<string>): Block[] {
  if (block.type === 'section' && block.text) {
    const text = strip(block.text.text, lines);
    return text === '' ? [] : [{ ...block, text: { ...block.text, text } }];
  }
  if (block.type !== 'context') return [block];
  const elements = block.elements
    .map((element) => ('text' in element ? { ...element, text: strip(element.text, lines) } : element))
    .filter((element) => !('text' in element) || element.text !== '');
  return elements.length === 0 ? [] : [{ ...block, elements }];
}

function strip(text: string, lines: ReadonlySet<string>): string {
  const suggests = (sentence: string) =>
    [...sentence.matchAll(HINT)].some(([, typed = '']) => lines.has(typed));
  return text
    .split('\n')
    .map((line) =>
      LEFT_ALONE.test(line)
        ? line
        : line
            .split(BETWEEN)
            .filter((one) => !suggests(one))
            .join(' '),
    )
    .join('\n')
    .trim();
}

function textsOf({ text, blocks = [] }: Message): string[] {
  return [text, ...blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): string[] {
  if (block.type === 'section') return block.text ? [block.text.text] : [];
  if (block.type !== 'context') return [];
  return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
}
