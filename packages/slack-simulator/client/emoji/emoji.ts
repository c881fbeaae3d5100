/*
 * Every standard emoji by the names that Slack uses, from emoji-datasource 16.0.0 (MIT, github.com/iamcal/emoji-data),
 * whose package is 28 MB because of its images. One line for each: the emoji, its name, its other names.
 */
import table from './emoji.txt';

export interface Emoji {
  char: string;
  name: string;
  /** Its name and its other names. */
  names: readonly string[];
  group: string;
}

const TONES = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

export const EMOJI: readonly Emoji[] = parse(table);

const BY_NAME = new Map(EMOJI.flatMap((emoji) => emoji.names.map((name) => [name, emoji.char] as const)));

/** The emoji of a name such as `tada` or `+1::skin-tone-3`; undefined if there's none. */
export function emojiOf(name: string): string | undefined {
  const [plain = '', tone] = name.split('::');
  const char = BY_NAME.get(plain);
  if (char === undefined || tone === undefined) return char;
  return char.replace('\uFE0F', '') + (TONES[Number(tone.at(-1)) - 1] ?? '');
}

/** Emoji whose names contain the text, those that start with it first. */
export function searchEmoji(text: string, limit: number): Emoji[] {
  const wanted = text.toLowerCase().replace(/[^a-z0-9_+-]+/g, '_');
  const startsWith = EMOJI.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const contains = EMOJI.filter(({ names }) => names.some((name) => name.includes(wanted)));
  return [...new Set([...startsWith, ...contains])].slice(0, limit);
}

function parse(text: string): Emoji[] {
  let group = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) group = line.slice(2);
    const [char = '', name = '', ...others] = line.split(' ');
    return line === '' || line.startsWith('# ') ? [] : [{ char, name, names: [name, ...others], group }];
  });
}
