import type { Fields } from './model.js';

/**
 * What the text of a message marks within a line: mentions of people, groups and channels, broadcasts and links;
 * emoji; code, bold, italic and struck text. A mark inside a mention, link or date doesn't end the text around it.
 */
const TOKEN = new RegExp(
  [
    /<([@#!]?)([^|<>]+)(?:\|([^<>]*))?>/,
    /(?<!\w):([a-z+][\w+-]{0,60}):(?!\w)/,
    /(?<![\w`])`([^`\n]+)`(?![\w`])/,
    /(?<![\w*])\*(?! )((?:<[^<>\n]*>|[^*<\n])+)(?<! )\*(?![\w*])/,
    /(?<![\w_])_(?! )((?:<[^<>\n]*>|[^_<\n])+)(?<! )_(?![\w_])/,
    /(?<![\w~])~(?! )((?:<[^<>\n]*>|[^~<\n])+)(?<! )~(?![\w~])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The rich text elements of a line of message text. */
export function toInlineElements(text: string, style?: Fields): Fields[] {
  const elements: Fields[] = [];
  const styled = style && { style };
  let end = 0;
  const addText = (part: string) => {
    if (part !== '') elements.push({ type: 'text', text: unescapeText(part), ...styled });
  };
  for (const match of text.matchAll(TOKEN)) {
    addText(text.slice(end, match.index));
    elements.push(...toElements(match, style));
    end = match.index + match[0].length;
  }
  addText(text.slice(end));
  return elements;
}

function toElements(match: RegExpMatchArray, style: Fields | undefined): Fields[] {
  const [, sign = '', target, label, emoji, code, bold, italic, struck] = match;
  const styled = style && { style };
  if (target !== undefined) return [{ ...toSpecial(sign, target, label), ...styled }];
  if (emoji !== undefined) return [{ type: 'emoji', name: emoji, ...styled }];
  if (code !== undefined)
    return [{ type: 'text', text: unescapeText(code), style: { ...style, code: true } }];
  if (bold !== undefined) return toInlineElements(bold, { ...style, bold: true });
  if (italic !== undefined) return toInlineElements(italic, { ...style, italic: true });
  return toInlineElements(struck ?? '', { ...style, strike: true });
}

function toSpecial(sign: string, target: string, label: string | undefined): Fields {
  if (sign === '@') return { type: 'user', user_id: target };
  if (sign === '#') return { type: 'channel', channel_id: target };
  if (sign === '') {
    return { type: 'link', url: unescapeText(target), ...(label && { text: unescapeText(label) }) };
  }
  if (target.startsWith('subteam^'))
    return { type: 'usergroup', usergroup_id: target.slice('subteam^'.length) };
  const [kind, timestamp, format = '', url] = target.split('^');
  if (kind === 'date') {
    const fallback = unescapeText(label ?? '');
    return { type: 'date', timestamp: Number(timestamp), format, fallback, ...(url && { url }) };
  }
  return { type: 'broadcast', range: target };
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
