import { clean } from '../../views/text.js';

/** A Markdown table; cells must be Markdown already (see `cell`). */
export function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Every character with a meaning in Markdown or in HTML inside it. */
const SPECIAL = /[\\`*_{}[\]<>#~|!&$]/g;
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** Text escaped for one table cell. An invisible space breaks mentions so that pasting it notifies nobody. */
export function cell(text: string): string {
  return clean(text)
    .trim()
    .replace(/\t/g, ' ')
    .replace(SPECIAL, '\\$&')
    .replaceAll('@', '@\u200B')
    .replace(LINE_BREAK, '<br>');
}
