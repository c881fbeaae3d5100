import { unescapeMarkup } from '../../base/escape-markup.js';

/**
 * Slack's markers, list bullets and the edges of table cells, which apps write
 * in one place but not in another.
 */
const MARKS = /(?:[*_~`>|•◦▪\s]|\uFE0E)+/g;
const SPECIAL = /<([^<>|\n]*)(?:\|([^<>\n]*))?>/g;

/**
 * Whether every line of the text is also one of the lines, as often as in the text, or the whole is the same
 * except for line breaks. Markup doesn't count.
 */
export function repeatsLines(text: string, lines: readonly string[]): boolean {
  const left = new Map<string, number>();
  const shown = lines.flatMap((line) => line.split('\n')).map(toPlain);
  for (const line of shown) left.set(line, (left.get(line) ?? 0) + 1);
  const wanted = text
    .split('\n')
    .map(toPlain)
    .filter((line) => line !== '');
  const isRepeated = wanted.every((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
  return isRepeated || joined(wanted) === joined(shown);
}

function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join(' ');
}

function toPlain(line: string): string {
  const shown = line.replace(SPECIAL, (_, target: string, label = target) =>
    /^[@#!]/.test(target) ? target : label,
  );
  return unescapeMarkup(shown).replace(MARKS, ' ').trim();
}
