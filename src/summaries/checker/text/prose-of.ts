import { cuesIn } from '../../language/cues-in.js';

/** `|---|:--:|` */
const TABLE_RULE = /^[\s:|-]{3,200}$/;
const TABLE_ROW = /^\s{0,3}\|/;
const HEADING = /^\s{0,3}#{1,6}\s/;
/** A bold line without a period is a title if it makes no statement. */
const BOLD_LINE = /^\s{0,3}\*{1,3}[^*\n]{1,80}[^*\n.!?。]\*{1,3}:?\s{0,3}$/;
const TITLE_WORDS_MAX = 5;
const BOLD_START = /(?<![^\s(])\*{1,3}(?=[\p{L}\p{N}`"'(])/gu;
const BOLD_END = /(?<=[^\s*])\*{1,3}(?=[\s.,;:!?)]|$)/gmu;

/** The prose of a pasted text, without its formatting: headings, table headers, bars and asterisks. */
export function proseOf(text: string): string {
  const lines = text.split('\n');
  const kept = lines.filter((line, i) => !isForm(line, lines[i + 1]));
  return kept
    .map((line) => (TABLE_ROW.test(line) ? cellsOf(line) : line))
    .join('\n')
    .replace(BOLD_START, '')
    .replace(BOLD_END, '');
}

function isForm(line: string, next = ''): boolean {
  if (HEADING.test(line) || (TABLE_ROW.test(line) && TABLE_RULE.test(line))) return true;
  if (TABLE_ROW.test(line) && TABLE_ROW.test(next) && TABLE_RULE.test(next)) return true;
  return BOLD_LINE.test(line) && isTitle(line);
}

function isTitle(line: string): boolean {
  const isShort = line.trim().split(/\s+/).length <= TITLE_WORDS_MAX;
  const says = cuesIn(line).hasAny('done', 'failure', 'recovery', 'negation', 'ongoing');
  return isShort && !says;
}

function cellsOf(row: string): string {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
}
