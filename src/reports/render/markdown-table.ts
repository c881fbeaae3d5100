import { clean } from '../../views/text.js';

/** Of cells that are Markdown already. */
export function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Everything that Markdown, or HTML inside of it, gives a meaning to. */
const MEANING = /[\\`*_{}[\]<>#~|!&$]/g;
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** Text as it is, in one line of a table. A mention is broken by an invisible space, so that it calls nobody. */
export function cell(text: string): string {
  return clean(text)
    .trim()
    .replace(/\t/g, ' ')
    .replace(MEANING, '\\$&')
    .replaceAll('@', '@\u200B')
    .replace(LINE_BREAK, '<br>');
}
