/** Where a line begins or ends. */
const BLOCK_EDGE =
  /<\/?(?:address|article|blockquote|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|tr|ul)\b[^<>]*>/gi;
/**
 * Represents an edge; any number of them in a row is one line break. Unicode gives this character no meaning.
 */
const EDGE = '\uFDD0';
const EDGES = /\uFDD0(?:\s{0,200}\uFDD0)*/g;
const LINE_BREAK = /<br\b[^<>]*>/gi;
/** Between two cells of a row. */
const CELL_EDGE = /<\/t[dh]\s{0,9}>\s{0,200}(?=<t[dh]\b)/gi;
const TAG = /<[^<>]*>/g;
const ADDRESS = /^<a\b[^<>]*\shref\s?=\s?["']?(https?:[^"'\s<>]{1,500})/i;
const ALT_TEXT = /^<img\b[^<>]*\salt\s?=\s?(?:"([^"<>]{1,500})"|'([^'<>]{1,500})')/i;
const HIDDEN = ['style', 'script', 'head'];
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The text of HTML, each block on its own line, without style sheets and scripts. Cells are separated by
 * tabs, links are followed by their URL, and images are replaced by their description.
 */
export function plainHtml(html: string): string {
  const marked = HIDDEN.reduce(dropElement, html.replaceAll(EDGE, ''))
    .replace(LINE_BREAK, '\n')
    .replace(CELL_EDGE, '\t')
    .replace(BLOCK_EDGE, EDGE)
    .replace(EDGES, '\n');
  return withoutTags(marked)
    .replace(ENTITY, decode)
    .replaceAll('\u200B', '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

function withoutTags(html: string): string {
  let address = '';
  return html.replace(TAG, (tag: string, at: number) => {
    if (/^<a\b/i.test(tag)) address = ADDRESS.exec(tag)?.[1] ?? '';
    if (!/^<\/a\b/i.test(tag)) return ALT_TEXT.exec(tag)?.slice(1).join('') ?? '';
    const isShown = html.slice(Math.max(0, at - address.length), at) === address;
    const shown = isShown ? '' : ` (${address})`;
    address = '';
    return shown;
  });
}

function decode(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : entity;
}

/** Everything from an opening tag to its closing tag, or to the end if it isn't closed. */
function dropElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let end = 0;
  for (let start = lower.indexOf(`<${name}`); start >= 0; start = lower.indexOf(`<${name}`, end)) {
    kept.push(html.slice(end, start));
    const close = lower.indexOf(`</${name}`, start);
    end = close < 0 ? html.length : close;
  }
  return kept.join('') + html.slice(end);
}
