import type { Block, Fields } from './model.js';
import { toInlineElements, unescapeText } from './typed-inline.js';

const FENCE = '```';
const QUOTE = /^&gt; ?/;
/** `    ◦ nested` or `2. second`: its spaces, its number if it has one, and its text. */
const ITEM = /^( {0,32})(?:[•◦▪]\uFE0E?|(\d{1,4})\.) (.*)$/;
const SPACES_PER_INDENT = 4;

/** The rich_text block that Slack's clients add to what a person types. */
export function toRichText(text: string, blockId: string): Block {
  // What is between fences is code; the parts alternate.
  const parts = text.split(FENCE);
  const isBalanced = parts.length % 2 === 1;
  const elements = isBalanced
    ? parts.flatMap((part, index) =>
        index % 2 === 0 ? toContainers(withoutEdges(parts, index)) : [toCode(part)],
      )
    : toContainers(text);
  return { type: 'rich_text', block_id: blockId, elements };
}

/** Code starts on a line of its own, so the line breaks around it belong to the fences. */
function withoutEdges(parts: readonly string[], index: number): string {
  const [isFirst, isLast] = [index === 0, index === parts.length - 1];
  const part = parts[index] ?? '';
  return part.slice(
    isFirst || !part.startsWith('\n') ? 0 : 1,
    isLast || !part.endsWith('\n') ? part.length : -1,
  );
}

function toCode(part: string): Fields {
  const code = part.replace(/^\n/, '').replace(/\n$/, '');
  return {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: unescapeText(code) }],
    border: 0,
  };
}

type Line = { kind: string; text: string; indent: number; number: number };

/** Neighboring lines of one kind form a quote, a list or a section. */
function toContainers(text: string): Fields[] {
  if (text === '') return [];
  const groups: Line[][] = [];
  for (const line of text.split('\n').map(readLine)) {
    const last = groups.at(-1)?.at(-1);
    if (last?.kind === line.kind && last.indent === line.indent) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map(toContainer);
}

function readLine(text: string): Line {
  const item = ITEM.exec(text);
  if (item) {
    const [, spaces = '', number, said = ''] = item;
    const indent = Math.floor(spaces.length / SPACES_PER_INDENT);
    return { kind: number ? 'ordered' : 'bullet', text: said, indent, number: Number(number ?? 1) };
  }
  const plain = { indent: 0, number: 1 };
  if (QUOTE.test(text)) return { kind: 'quote', text: text.replace(QUOTE, ''), ...plain };
  return { kind: 'section', text, ...plain };
}

function toContainer(lines: readonly Line[]): Fields {
  const [{ kind, indent, number } = { kind: '', indent: 0, number: 1 }] = lines;
  if (kind === 'bullet' || kind === 'ordered') {
    const elements = lines.map(({ text }) => ({
      type: 'rich_text_section',
      elements: toInlineElements(text),
    }));
    const offset = number > 1 ? { offset: number - 1 } : {};
    return { type: 'rich_text_list', style: kind, indent, border: 0, ...offset, elements };
  }
  const elements = toInlineElements(lines.map(({ text }) => text).join('\n'));
  return { type: kind === 'quote' ? 'rich_text_quote' : 'rich_text_section', elements };
}
