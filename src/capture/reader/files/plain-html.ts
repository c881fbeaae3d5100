const BLOCK_END = /<(?:br|\/(?:div|p|pre|li|tr|h[1-6]))\b[^<>]*>/gi;
const TAG = /<[^<>]*>/g;
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

/** The text of HTML, each block on a line, without style sheets and scripts. */
export function plainHtml(html: string): string {
  return HIDDEN.reduce(dropElement, html)
    .replace(BLOCK_END, '\n')
    .replace(TAG, '')
    .replace(ENTITY, decode)
    .replaceAll('\u200B', '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

function decode(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : entity;
}

/** Everything from an opening tag to its closing tag; to the end if nothing closes it. */
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
