// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Bidirectional controls, zero-width characters, soft hyphens and tags: they change what a reader sees. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
/** What Slack writes between angle brackets: mentions, channels, commands such as `!channel`, links. */
const SPECIAL = /<([@#!][^<>\n]*|[a-z]+:[^<>\n]*)>/gi;
const BROADCASTS = new Set(['!here', '!channel', '!everyone']);
/** `:rotating_light:`, but not the middle of `12:35:40` or `host:port:path`. */
const EMOJI = /(?<![\w:]):[a-z+][\w+-]{1,40}:(?!\w)/gi;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

type NameOf = (userId: string) => string;

/**
 * Text as Slack sent it in plain words: people by name, channels as `#name`, labelled links by their label, nobody
 * called, no emoji codes, no character that hides or turns around others. Code fences stay as they are.
 */
export function plainText(text: string, nameOf: NameOf): string {
  return dropInvisible(text)
    .replace(SPECIAL, (_, inside: string) => plainSpecial(inside, nameOf))
    .replace(EMOJI, '')
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

export function dropInvisible(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').replace(INVISIBLE, '');
}

function plainSpecial(inside: string, nameOf: NameOf): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return dropInvisible(label ?? nameOf(target.slice(1)));
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (BROADCASTS.has(target)) return '';
  if (target.startsWith('!subteam^')) return label?.replace(/^@/, '') ?? 'a group';
  if (target.startsWith('!')) return label ?? '';
  return label ?? target.replace(/^mailto:/, '');
}
