import type { Block, Fields } from './model.js';

/** Mentions of people, groups and channels, broadcasts and links, as they appear in message text. */
const SPECIAL = /<([@#!]?)([^|>]+)(?:\|([^>]*))?>/g;

/** The rich_text block that Slack's clients add to what a person types. */
export function toRichText(text: string, blockId: string): Block {
  const elements: Fields[] = [];
  let end = 0;
  const addText = (part: string) => {
    if (part !== '') elements.push({ type: 'text', text: unescapeText(part) });
  };
  for (const match of text.matchAll(SPECIAL)) {
    addText(text.slice(end, match.index));
    elements.push(toElement(match[1] ?? '', match[2] ?? '', match[3]));
    end = match.index + match[0].length;
  }
  addText(text.slice(end));
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}

function toElement(sign: string, target: string, label: string | undefined): Fields {
  if (sign === '@') return { type: 'user', user_id: target };
  if (sign === '#') return { type: 'channel', channel_id: target };
  if (sign === '')
    return { type: 'link', url: unescapeText(target), ...(label && { text: unescapeText(label) }) };
  if (target.startsWith('subteam^'))
    return { type: 'usergroup', usergroup_id: target.slice('subteam^'.length) };
  return { type: 'broadcast', range: target };
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
