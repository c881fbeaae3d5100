import { escapeMarkup } from '../../../base/escape-markup.js';
import { hang, quoteLines } from '../slack-markup.js';
import { isJsonFields, type JsonFields, listIn, objectsIn, textIn } from '../untrusted-json.js';
import { listMarker } from './list-marker.js';
import { readInlineElements } from './read-inline.js';

const SPACES_PER_INDENT = 4;
const MAX_INDENT = 8;

/** The text of a rich_text block in the syntax of Slack's `text`. */
export function readRichText(block: JsonFields): string {
  return readContainers(listIn(block, 'elements'));
}

/** Sections, lists, quotes and code each start a line; inline elements between them are on separate lines. */
function readContainers(elements: readonly unknown[]): string {
  const parts: string[] = [];
  let inline: unknown[] = [];
  const endLine = () => {
    const line = readInlineElements(inline);
    if (line !== '') parts.push(line);
    inline = [];
  };
  for (const element of elements) {
    const part = isJsonFields(element) ? readContainer(element) : undefined;
    if (part === undefined) inline.push(element);
    else {
      endLine();
      parts.push(part);
    }
  }
  endLine();
  // Slack ends most sections before a list or quote with a line break.
  return parts.map((part) => part.replace(/\n$/, '')).join('\n');
}

/** Undefined for inline elements, which stay on their line. */
function readContainer(element: JsonFields): string | undefined {
  const type = textIn(element, 'type');
  switch (type) {
    case 'rich_text':
    case 'rich_text_section':
      return readContainers(listIn(element, 'elements'));
    case 'rich_text_list':
      return readList(element);
    case 'rich_text_quote':
      return quoteLines(readContainers(listIn(element, 'elements')));
    case 'rich_text_preformatted':
      return `\`\`\`\n${readCode(element)}\n\`\`\``;
    default:
      return type.startsWith('rich_text') ? readInlineElements([element]) : undefined;
  }
}

function readList(list: JsonFields): string {
  const style = textIn(list, 'style');
  const indent = readIndent(list.indent);
  const offset = readOffset(list.offset);
  return objectsIn(list, 'elements')
    .map((item, index) => {
      const marker = `${' '.repeat(indent * SPACES_PER_INDENT)}${listMarker(style, indent, offset + index + 1)} `;
      return marker + hang(readContainer(item) ?? readInlineElements([item]), marker.length);
    })
    .join('\n');
}

/** A deeper indent than Slack allows is shown as the deepest. */
function readIndent(indent: unknown): number {
  return typeof indent === 'number' ? Math.min(Math.max(Math.trunc(indent), 0), MAX_INDENT) : 0;
}

/** If a list continues after a nested one, its offset is the number of items before. */
function readOffset(offset: unknown): number {
  return typeof offset === 'number' && Number.isInteger(offset) && offset > 0 ? Math.min(offset, 1e6) : 0;
}

function readCode(element: JsonFields): string {
  const code = objectsIn(element, 'elements').map((part) => {
    const text = textIn(part, 'text') || textIn(part, 'url');
    return text === '' ? readInlineElements([part]) : escapeMarkup(text);
  });
  return code.join('').replace(/\n$/, '');
}
