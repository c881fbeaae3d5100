import { escapeAmpersands, escapeBrackets } from '../../base/escape-markup.js';

/** `<https://a.b|label>`, or only the label if there's no URL. */
export function link(url: string, label = ''): string {
  if (url.trim() === '') return label;
  const target = toLinkTarget(url);
  const text = escapeBrackets(oneLine(label));
  return text === '' || text === target ? `<${target}>` : `<${target}|${text}>`;
}

/** Characters that would end the link are percent-encoded. */
function toLinkTarget(url: string): string {
  return escapeAmpersands(url.trim()).replace(/[<>|\s]/g, encodeURIComponent);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function quoteLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Indents all lines but the first by this many spaces. */
export function hang(text: string, indent: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(indent)}`);
}
